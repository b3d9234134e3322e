/** Changing numbers of a scenario by path. */
import { keysOfPath } from '../scenario/describe.ts';
import type { Scenario } from '../scenario/schema.ts';

type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** A copy of a scenario with one value replaced; only the branch of the path is copied. Throws if there is nothing at the path. */
export function withSetting<S extends Scenario>(scenario: S, path: string, value: number | boolean): S {
  const keys = keysOfPath(path);
  const replace = (tree: unknown, depth: number): unknown => {
    const key = keys[depth]!;
    if (!isTree(tree) || !(depth < keys.length - 1 ? Object.hasOwn(tree, key) : isLeaf(tree, key, value))) {
      throw new Error(`${path}: found nothing to set at "${keys.slice(0, depth + 1).join('.')}"`);
    }
    const copy: unknown = Array.isArray(tree) ? [...tree] : { ...tree };
    (copy as Tree)[key] = depth === keys.length - 1 ? value : replace(tree[key], depth + 1);
    return copy;
  };
  return replace(scenario, 0) as S;
}

/** A leaf that is there and of the same kind, or a flag that may be left out. */
const isLeaf = (tree: Tree, key: string, value: number | boolean): boolean =>
  Object.hasOwn(tree, key) ? typeof tree[key] === typeof value : typeof value === 'boolean';

/** A scenario with the thing at a path switched off: a rule, or a number, which becomes 0. */
export function withKnockout<S extends Scenario>(scenario: S, path: string): S {
  const keys = keysOfPath(path);
  if (keys[0] === 'rules' && keys.length === 2 && Object.hasOwn(scenario.rules, keys[1]!)) {
    return withSetting(scenario, `${path}.off`, true);
  }
  return withSetting(scenario, path, 0);
}

/** The value at a path, or undefined. */
export function settingAt(scenario: Scenario, path: string): unknown {
  return keysOfPath(path).reduce<unknown>(
    (tree, key) => (isTree(tree) && Object.hasOwn(tree, key) ? tree[key] : undefined),
    scenario,
  );
}
