/**
 * Data in one form, whoever made it: JavaScript engines compile code for the hidden classes that it has seen, and
 * throw the compiled code away when they meet another. Data that has passed here has one hidden class for each set of
 * keys, whatever the order in which the keys were written, whatever values they hold, and whatever passed before.
 */

/** By keys, an object that has them: as long as it lives, so does the hidden class. */
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

/** A list of values of any kind that has the hidden class of every other such list, an empty one too. */
export function listOf<T>(values: Iterable<T>): T[] {
  const list: unknown[] = [undefined];
  list.length = 0;
  for (const value of values) list.push(value);
  return list as T[];
}

/** Keys of all members of a union. */
export type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** A row with all keys of its kind, which are those of `none`; undefined where it has none of its own. */
export const withAll = <Row extends object>(none: Record<KeysOf<Row>, undefined>, row: Row): Row => ({
  ...none,
  ...row,
});

const isPlain = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
