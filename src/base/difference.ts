/** The difference between two trees of plain values; short when they are much alike. */
export type Plain = null | boolean | number | string | undefined | readonly Plain[] | { readonly [key: string]: Plain };
type Tree = { readonly [key: string]: Plain };

/** Key of a part that equals the base. */
const SAME = '=';

const isTree = (value: Plain): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value holds that the base lacks at the same place, with keys in the value's order; no key may be `=`. */
export function differenceTo(base: Plain, value: Plain): Plain {
  // The order of keys is part of what a scenario means, so values are equal only if their keys are in the same order.
  if (JSON.stringify(value) === JSON.stringify(base)) return { [SAME]: true };
  if (!isTree(value)) return value;
  if (SAME in value) throw new Error(`found the key "${SAME}", expected another one`);
  const under = isTree(base) ? base : {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, differenceTo(under[key], inner)]));
}

/** The value that a difference was made from; it shares the parts that equal the base. */
export function applied(base: Plain, difference: Plain): Plain {
  if (!isTree(difference)) return difference;
  if (SAME in difference) return base;
  const under = isTree(base) ? base : {};
  return Object.fromEntries(Object.entries(difference).map(([key, inner]) => [key, applied(under[key], inner)]));
}
