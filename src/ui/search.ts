/** Whether a text contains the search words, in any order; a plural also finds its singular. */
export function hasWords(text: string, sought: string): boolean {
  const within = text.toLocaleLowerCase();
  const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => within.includes(word) || (word.length > 3 && within.includes(word.replace(/e?s$/, ''))));
}
