/** Tables in Markdown. */

const cellOf = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A number with at most six significant figures, without trailing zeros. */
export const numberText = (value: number): string => String(Number(value.toPrecision(6)));

export const code = (text: string): string => `\`${text}\``;
