/** The valid name nearest to what was written, for error messages. */

/** Levenshtein distance: single-character insertions, deletions and replacements. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j] + 1, current[j - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}

/** Longest name compared, in characters. */
const MAX_LENGTH = 200;

/** The name in `names` nearest to `written`, or '' if there is none; empty names are skipped. */
export function nearest(written: string, names: readonly string[]): string {
  // Text this long is not a typo.
  if (written.length > MAX_LENGTH) return '';
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    if (name === '' || name.length > MAX_LENGTH) continue;
    const d = distance(written.toLowerCase(), name.toLowerCase());
    if (d < least) {
      least = d;
      best = name;
    }
  }
  return best;
}

/** `found "tumor", expected a cell type; nearest is "tumour"`. */
export function unknownName(written: string, what: string, names: readonly string[]): string {
  const near = nearest(written, names);
  return `found "${written}", expected ${what}${near === '' ? '; there is none' : `; nearest is "${near}"`}`;
}
