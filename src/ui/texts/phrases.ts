/**
 * What scenario files and the engine say, in another language. A phrase is found as it stands, or by a pattern whose
 * holes, written `{}`, hold further phrases: `Seats, {}` with `Tumour cell`. Pure.
 */
export type Phrases = Readonly<Record<string, string>>;

interface Pattern {
  fits: RegExp;
  says: string;
}

/** What is written alike everywhere: numbers, and short names of capitals and digits such as CAF, R12 or CXCL12α. */
const NAME = /^(?=(.*[A-Z\d]){2})[A-Z\d][\wα-ω./+-]*$|^[\d\s,%×()−-]*$/;

/** Translates texts by `phrases`; null where a text, or a part of it, is not among them. */
export function translator(phrases: Phrases): (text: string) => string | null {
  const patterns: Pattern[] = Object.entries(phrases)
    .filter(([key]) => key.includes('{}'))
    // The pattern with most letters of its own says most.
    .sort(([a], [b]) => b.length - a.length)
    .map(([key, says]) => ({ fits: new RegExp(`^${key.split('{}').map(escaped).join('(.+)')}$`, 's'), says }));
  const known = new Map<string, string | null>();
  const own = (text: string): string | null => (Object.hasOwn(phrases, text) ? phrases[text]! : null);

  const translate = (text: string): string | null => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = own(text) ?? byPattern(text) ?? (NAME.test(text) ? text : null);
    known.set(text, found);
    return found;
  };
  const byPattern = (text: string): string | null => {
    for (const { fits, says } of patterns) {
      const match = fits.exec(text);
      if (match === null) continue;
      const holes = match.slice(1).map(translate);
      if (holes.includes(null)) continue;
      return says.replace(
        /\{(\d*)\}/g,
        (() => {
          let next = 0;
          return (_: string, at: string) => holes[at === '' ? next++ : Number(at) - 1] ?? '';
        })(),
      );
    }
    return null;
  };
  return translate;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
