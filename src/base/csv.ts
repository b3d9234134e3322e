/** Tables as CSV. */

/** One line of a CSV file (RFC 4180); null is an empty field. */
export const csvLine = (fields: readonly (string | number | boolean | null)[]): string =>
  `${fields.map(csvField).join(',')}\r\n`;

function csvField(field: string | number | boolean | null): string {
  const text = field === null ? '' : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
