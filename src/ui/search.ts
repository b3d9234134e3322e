/** Whether a text has the words that are sought, in any order; a plural is found by its singular. */
export function hasWords(text: string, sought: string): boolean {
  const within = text.toLocaleLowerCase();
  const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => within.includes(word) || (word.length > 3 && within.includes(word.replace(/e?s$/, ''))));
}
