/** Writes results. */

/** Writes one result, with a line end, to standard output. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
