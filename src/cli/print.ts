/** Writes results. */

/** A text without what a terminal would obey: titles and names come from files of others. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');

/** Writes one result, with a line end, to standard output. */
export const print = (text: string): void => {
  process.stdout.write(`${printable(text)}\n`);
};
