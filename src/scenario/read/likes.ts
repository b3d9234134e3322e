/** Cell types that are like others, except for what they state themselves. */
import { isPlainMap, type Json, merge, type Table } from './plain-tree.ts';

/** Fills in `like` of cell types: what a type does not state comes from the type that it is like. */
export function resolveLikes(cells: Json | undefined): Json | undefined {
  if (!isPlainMap(cells)) return cells;
  const resolved: Table = {};
  const inCircle = likeCircles(cells);
  for (const id of Object.keys(cells)) {
    // The type and those that it is like in turn, up to one that is resolved or is like no other.
    const chain: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !Object.hasOwn(resolved, at); at = likeOf(cells, at)) {
      chain.push(at);
      if (inCircle.has(at)) break;
    }
    for (const one of chain.reverse()) {
      const base = inCircle.has(one) ? undefined : likeOf(cells, one);
      resolved[one] = base === undefined ? cells[one] : merge(withoutBecoming(resolved[base], one), cells[one]);
    }
  }
  return Object.fromEntries(Object.keys(cells).map((id) => [id, resolved[id]]));
}

/** A type without its rate of turning into `other`, which is like it and cannot turn into itself. */
function withoutBecoming(cell: Json, other: string): Json {
  if (!isPlainMap(cell) || !isPlainMap(cell.become) || !Object.hasOwn(cell.become, other)) return cell;
  const { [other]: _, ...become } = cell.become;
  return { ...cell, become };
}

/** The type that a type is like, if it exists. */
function likeOf(cells: Table, id: string): string | undefined {
  const own = cells[id];
  const base = isPlainMap(own) ? own.like : undefined;
  return typeof base === 'string' && Object.hasOwn(cells, base) ? base : undefined;
}

/** Types that are like themselves through others. */
export function likeCircles(cells: Table): ReadonlySet<string> {
  const circle = new Set<string>();
  const done = new Set<string>();
  for (const id of Object.keys(cells)) {
    const trail: string[] = [];
    let at: string | undefined = id;
    for (; at !== undefined && !done.has(at); at = likeOf(cells, at)) {
      done.add(at);
      trail.push(at);
    }
    const back = at === undefined ? -1 : trail.indexOf(at);
    if (back >= 0) for (const one of trail.slice(back)) circle.add(one);
  }
  return circle;
}
