/** Tables in Markdown. */

const cellOf = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A number as people write it: no digits that are not there. */
export const numberText = (value: number): string => String(Number(value.toPrecision(6)));

export const code = (text: string): string => `\`${text}\``;
