/** `lymphEntries` → "lymph entries": a name of the code as a person reads it. */
export const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
