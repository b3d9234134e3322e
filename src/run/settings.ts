/** Changing numbers of a scenario by path. */
import { isTree, keysAt, type Tree, valueAt } from '../scenario/paths.ts';
import { type Prepared, prepare } from '../scenario/prepared.ts';
import type { Scenario } from '../scenario/schema/schema.ts';

/**
 * A copy with one value replaced; only the branch of the path is copied. Throws if there is nothing at the path, unless
 * it is a flag, or `checked`: a path that the reader has checked may name a number that the file leaves out.
 */
export function withSetting(scenario: Prepared, path: string, value: number | boolean, checked = false): Prepared {
  const keys = keysAt(scenario, path) ?? (checked || typeof value === 'boolean' ? keysBelow(scenario, path) : null);
  if (!keys) throw new Error(`${path}: found nothing to set there`);
  const replace = (tree: unknown, depth: number): unknown => {
    const key = keys[depth];
    const old = (tree as Tree)[key];
    const last = depth === keys.length - 1;
    if (last && old !== undefined && typeof old !== typeof value)
      throw new Error(`${path}: found ${typeof old}, expected ${typeof value}`);
    const copy: unknown = Array.isArray(tree) ? [...tree] : { ...(tree as Tree) };
    (copy as Tree)[key] = last ? value : replace(old, depth + 1);
    return copy;
  };
  return prepare(replace(scenario, 0) as Prepared);
}

/** Keys of a setting that the scenario leaves out, if its owner is there; else null. */
function keysBelow(scenario: Scenario, path: string): string[] | null {
  const dot = path.lastIndexOf('.');
  const owner = keysAt(scenario, path.slice(0, dot));
  return owner && isTree(valueAt(scenario, path.slice(0, dot))) ? [...owner, path.slice(dot + 1)] : null;
}

/** A scenario with the thing at a path switched off: a rule, a flag, or a number, which becomes 0. */
export function withKnockout(scenario: Prepared, path: string): Prepared {
  const keys = keysAt(scenario, path);
  if (keys?.length === 2 && keys[0] === 'rules') {
    return withSetting(scenario, `${path}.off`, true);
  }
  return withSetting(scenario, path, typeof valueAt(scenario, path) === 'boolean' ? false : 0);
}
