/** What sets a tree of plain values apart from another one, so that much alike takes little room. */
export type Plain = null | boolean | number | string | undefined | readonly Plain[] | { readonly [key: string]: Plain };
type Tree = { readonly [key: string]: Plain };

/** Stands where a tree has what the other one has. */
const SAME = '=';

const isTree = (value: Plain): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What of a value a base does not have at the same place, with its keys in the same order; no key may be `=`. */
export function differenceTo(base: Plain, value: Plain): Plain {
  // The order of keys is part of what a scenario means: as text they are alike only in the same order.
  if (JSON.stringify(value) === JSON.stringify(base)) return { [SAME]: true };
  if (!isTree(value)) return value;
  if (SAME in value) throw new Error(`found the key "${SAME}", expected another one`);
  const under = isTree(base) ? base : {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, differenceTo(under[key], inner)]));
}

/** The value that a difference was made of, with the parts of the base that it shares. */
export function applied(base: Plain, difference: Plain): Plain {
  if (!isTree(difference)) return difference;
  if (SAME in difference) return base;
  const under = isTree(base) ? base : {};
  return Object.fromEntries(Object.entries(difference).map(([key, inner]) => [key, applied(under[key], inner)]));
}
