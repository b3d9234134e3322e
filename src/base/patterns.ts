/** Names with `*` for any text. */

/** A text in which `*` stands for any text, as an expression. */
export const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/** The names that a text means: all that it stands for where it has `*`, else itself; none where there is no such name. */
export const namesMeant = (text: string, names: readonly string[]): string[] => {
  if (!text.includes('*')) return names.includes(text) ? [text] : [];
  const pattern = patternOf(text);
  return names.filter((name) => pattern.test(name));
};
