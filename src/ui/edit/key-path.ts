/** The place of a line in a YAML text by its indentation, for completion while the text cannot be parsed. */

const KEY = /^(\s*)((?:- )*)(?:"([^"]*)"|([^\s"'#:][^:#]*?))\s*:/;
const ITEM = /^(\s*)- /;

/** The keys above a line with this indentation in columns, up to its dash if it has one; an item of a list is `0`. */
export function keyPath(lines: readonly string[], line: number, indent: number): string[] {
  const path: string[] = [];
  let least = indent;
  for (let at = line - 1; at >= 0 && least > 0; at--) {
    const text = lines[at];
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const column = text.length - text.trimStart().length;
    if (column >= least) continue;
    // What stands after a dash is deeper than the dash.
    if (ITEM.test(text) && column + 2 === least) {
      path.unshift('0');
      least = column;
      continue;
    }
    const [, spaces = '', dashes = '', quoted, plain] = KEY.exec(text) ?? [];
    const key = quoted ?? plain;
    if (key === undefined) continue;
    if (dashes !== '' && spaces.length + dashes.length < least) path.unshift('0', key);
    else path.unshift(key);
    least = column;
  }
  return path;
}

/** The key of a line, if the cursor stands after it. */
export const keyOfLine = (text: string): string | null => {
  const [, , , quoted, plain] = KEY.exec(text) ?? [];
  return quoted ?? plain ?? null;
};
