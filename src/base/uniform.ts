/**
 * Data in one form, whoever made it. JavaScript engines compile code for the hidden classes it has met, and discard the
 * compiled code when another turns up. Data that has passed through here has one hidden class per set of keys, whatever
 * the order of the keys, the values they hold, or the data that came before.
 */

/** By keys: an object that has them, which keeps the hidden class alive. */
const known = new Map<string, object>();

/**
 * A copy of plain data: keys are sorted, and the fields of objects and the elements of lists may hold any value.
 * Functions and class instances within it are kept as they are.
 */
export function uniform<T>(data: T): T {
  if (Array.isArray(data)) return listOf(data.map(uniform)) as T;
  if (!isPlain(data)) return data;
  const keys = Object.keys(data).sort((a, b) => (a < b ? -1 : 1));
  const name = keys.join();
  if (!known.has(name)) {
    // A field that has held both an object and a small number may from then on hold anything.
    for (const held of [undefined, 0]) known.set(name, Object.fromEntries(keys.map((key) => [key, held])));
  }
  return Object.fromEntries(keys.map((key) => [key, uniform((data as Record<string, unknown>)[key])])) as T;
}

/** A list of values of any kind, with the hidden class that all such lists share, even empty ones. */
export function listOf<T>(values: Iterable<T>): T[] {
  const list: unknown[] = [undefined];
  list.length = 0;
  for (const value of values) list.push(value);
  return list as T[];
}

/** Keys of all members of a union. */
export type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** A row with all the keys of its kind, those of `none`; undefined where the row has no value of its own. */
export const withAll = <Row extends object>(none: Record<KeysOf<Row>, undefined>, row: Row): Row => ({
  ...none,
  ...row,
});

const isPlain = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
