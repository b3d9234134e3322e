import { posix } from 'node:path';
import { imports, type Source } from './source.ts';

/** What each file imports: of all files of the project by their paths. */
type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * What the files import from each other.
 *
 * @param kinds `running` leaves out what is gone when the types are: those imports alone can be wrong in their order
 */
export function importGraph(sources: readonly Source[], kinds: 'running' | 'all'): Graph {
  const paths = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map((source) => {
      const targets = imports(source)
        .filter(({ isType }) => kinds === 'all' || !isType)
        .map(({ from }) => posix.join(posix.dirname(source.path), from.replace(/\?.*$/, '')));
      return [source.path, targets.filter((target) => paths.has(target))];
    }),
  );
}

/** The files that reach each other, circle by circle (Tarjan's algorithm). */
export function circlesOf(graph: Graph): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path)!);
    open.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = open.splice(open.indexOf(path)).sort();
    if (circle.length > 1 || graph.get(path)?.includes(path)) circles.push(circle);
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return circles;
}

export const crossesFolders = (circle: readonly string[]): boolean =>
  new Set(circle.map((path) => posix.dirname(path))).size > 1;

/** Files that none of `roots` comes to. */
export function unreached(graph: Graph, roots: readonly string[]): string[] {
  const reached = new Set<string>();
  const open = [...roots];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(graph.get(path) ?? []));
  }
  return [...graph.keys()].filter((path) => !reached.has(path));
}
