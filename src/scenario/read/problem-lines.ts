import type { Layer } from './layers.ts';
import { placeOf } from './place.ts';
import { MAX_LINES, type Problem } from './problem.ts';

const keyText = (key: PropertyKey): string => (String(key).trim() === '' ? '""' : String(key));

/** Problems as lines `file:line:column path: what was found, what was expected`, in the order of the files. */
export function problemLines(layers: readonly Layer[], found: readonly Problem[]): string[] {
  const written = found.map((problem) => {
    const at = placeOf(layers, problem.path, problem.atKey ?? false);
    const text = `${at.name}:${at.line}:${at.column} ${problem.path.map(keyText).join('.') || 'file'}: ${problem.message}`;
    return { at, text: text.replace(/\s+/g, ' ') };
  });
  written.sort((a, b) =>
    a.at.name < b.at.name ? -1 : a.at.name > b.at.name ? 1 : a.at.line - b.at.line || a.at.column - b.at.column,
  );
  const lines = [...new Set(written.map((line) => line.text))];
  if (lines.length <= MAX_LINES) return lines;
  const { name, line, column } = written[0].at;
  return [
    ...lines.slice(0, MAX_LINES),
    `${name}:${line}:${column} file: found ${lines.length - MAX_LINES} more problems`,
  ];
}
