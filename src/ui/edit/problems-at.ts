/** Problems of a scenario's text as places in it. */

export interface Placed {
  /** Offsets in the text. */
  from: number;
  to: number;
  message: string;
}

/** `file:line:column path: message` */
const LINE = /^[^:\n]+:(\d+):(\d+) (.*)$/s;

/** Where each problem is: from its column to the end of its line; one that names no place is at the start. */
export function problemsAt(text: string, problems: readonly string[]): Placed[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return problems.map((problem) => {
    const [, line = '1', column = '1', message = problem] = LINE.exec(problem) ?? [];
    const nth = Math.max(1, Math.min(Number(line), starts.length));
    const start = starts[nth - 1];
    const end = (starts[nth] ?? text.length + 1) - 1;
    const from = Math.max(start, Math.min(start + Number(column) - 1, end));
    return { from, to: Math.max(from, end), message };
  });
}
