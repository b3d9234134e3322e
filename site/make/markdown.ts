/** Text put into Markdown that Vue reads afterwards. */

/** A text as it is, whatever signs it has. */
export const plain = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replaceAll('{{', '{&#8203;{');

/** A text within quotation marks of HTML. */
export const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A code block in which Vue reads nothing. */
export const code = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

/** Code within a line, in a table too. */
export const inline = (text: string): string => `<code v-pre>${attribute(text).replaceAll('|', '&#124;')}</code>`;
