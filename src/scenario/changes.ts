/** Finds the differences between two versions of a scenario, and applies such changes. */
import { isTree, type Tree } from './paths.ts';

/** A new value at a place; without a value the place is removed. */
export interface Change {
  keys: readonly string[];
  value?: unknown;
}

/** The smallest changes that turn one tree into the other; a list of another length is replaced whole. */
export function differences(before: unknown, after: unknown, keys: readonly string[] = []): Change[] {
  if (Object.is(before, after)) return [];
  const alike =
    isTree(before) &&
    isTree(after) &&
    Array.isArray(before) === Array.isArray(after) &&
    (!Array.isArray(before) || before.length === (after as unknown as unknown[]).length);
  if (!alike) return [after === undefined ? { keys } : { keys, value: after }];
  const [old, fresh] = [before as Tree, after as Tree];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) =>
    differences(old[key], fresh[key], [...keys, key]),
  );
}

/** A copy with the changes made; untouched parts are shared. */
export function withChanges<T>(tree: T, changes: readonly Change[]): T {
  return changes.reduce<unknown>((changed, { keys, value }) => replaced(changed, keys, value), tree) as T;
}

function replaced(tree: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const copy = (Array.isArray(tree) ? [...tree] : { ...(tree as Tree) }) as Tree;
  const inner = rest.length === 0 ? value : replaced(copy[key], rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** Whether two changes touch the same place. */
export const overlap = (a: Change, b: Change): boolean => {
  const shared = Math.min(a.keys.length, b.keys.length);
  return a.keys.slice(0, shared).every((key, i) => key === b.keys[i]);
};
