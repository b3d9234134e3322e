/** Dotted paths into a scenario. Keys of the file may hold dots themselves (`rules.R1.output.receptor.X`). */

export type Tree = { [key: string]: unknown };

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The keys of a path as they are in a tree, the longest key first where there is a choice; null if nothing is there. */
export function keysAt(tree: unknown, path: string): string[] | null {
  if (!isTree(tree)) return null;
  const parts = path.split('.');
  for (let taken = parts.length; taken > 0; taken--) {
    const key = parts.slice(0, taken).join('.');
    if (!Object.hasOwn(tree, key)) continue;
    if (taken === parts.length) return [key];
    const rest = keysAt(tree[key], parts.slice(taken).join('.'));
    if (rest) return [key, ...rest];
  }
  return null;
}

/** The value at a path, or undefined. */
export function valueAt(tree: unknown, path: string): unknown {
  return keysAt(tree, path)?.reduce<unknown>((at, key) => (at as Tree)[key], tree);
}
