/** A part of the page that is loaded when it is needed brings the styles that it needs, or they are there already. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** A file of the page: what it imports at once, what later, and the classes that it names. */
interface Part {
  at: readonly string[];
  later: readonly string[];
  classes: readonly string[];
}

type Parts = Readonly<Record<string, Part>>;

const FIRST = 'src/ui/main.tsx';

/** Classes that each sheet styles, by the path of the sheet. */
type Sheets = Readonly<Record<string, ReadonlySet<string>>>;

/** Every class that a file names and that only sheets style which need not be loaded yet. */
function unstyled(parts: Parts, sheets: Sheets, first: string): string[] {
  const closed = new Map<string, Set<string>>();
  const closure = (root: string): Set<string> => {
    const known = closed.get(root);
    if (known) return known;
    const found = new Set([root]);
    for (const path of found) for (const one of parts[path]?.at ?? []) found.add(one);
    closed.set(root, found);
    return found;
  };
  const roots = [first, ...new Set(Object.values(parts).flatMap(({ later }) => later))];
  // What is surely there once a root is: what it brings, and what is there with each one that may load it.
  const there = new Map(roots.map((root) => [root, new Set([...Object.keys(sheets), ...closure(root)])]));
  there.set(first, closure(first));
  for (let changed = true; changed; ) {
    changed = false;
    for (const root of roots.slice(1)) {
      const before = there.get(root)!;
      const loaders = roots.filter((one) => [...closure(one)].some((path) => parts[path]?.later.includes(root)));
      const shared = [...before].filter((path) => loaders.every((one) => there.get(one)!.has(path)));
      const now = new Set([...closure(root), ...shared]);
      if (now.size === before.size) continue;
      there.set(root, now);
      changed = true;
    }
  }
  return roots.flatMap((root) =>
    [...closure(root)].flatMap((path) =>
      (parts[path]?.classes ?? []).flatMap((name) => {
        const styledBy = Object.keys(sheets).filter((sheet) => sheets[sheet].has(name));
        if (styledBy.length === 0 || styledBy.some((sheet) => there.get(root)!.has(sheet))) return [];
        return [`${path}: .${name} is styled in ${styledBy.join(' and ')}, which is not loaded with it`];
      }),
    ),
  );
}

const FILES = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).map((path) => `src/ui/${path}`);

function partOf(path: string): Part {
  const text = readFileSync(path, 'utf8');
  const paths = (pattern: RegExp) =>
    [...text.matchAll(pattern)]
      .map(([, from]) => posix.join(posix.dirname(path), from))
      .filter((from) => existsSync(from));
  return {
    at: paths(/^import (?!type )(?:[^;]*? from )?'(\.[^']*)'/gms),
    later: paths(/import\('(\.[^']*)'\)/g),
    classes: [...text.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/).filter(Boolean)),
  };
}

const classesOf = (path: string): Set<string> =>
  new Set(
    [
      ...readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g),
    ].map(([, name]) => name),
  );

test('every class is styled once the part that names it is there', () => {
  const parts = Object.fromEntries(FILES.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, partOf(path)]));
  const sheets = Object.fromEntries(
    FILES.filter((path) => path.endsWith('.css')).map((path) => [path, classesOf(path)]),
  );
  expect(Object.keys(parts).length).toBeGreaterThan(100);
  expect(unstyled(parts, sheets, FIRST)).toEqual([]);
});

test('finds a class whose sheet comes with a part that is loaded later', () => {
  const parts: Parts = {
    'main.tsx': { at: ['button.tsx', 'main.css'], later: ['view.tsx'], classes: ['plain'] },
    'button.tsx': { at: [], later: ['grid.tsx'], classes: ['ways'] },
    'grid.tsx': { at: ['grid.css'], later: [], classes: ['grid', 'plain'] },
    'view.tsx': { at: [], later: ['grid.tsx'], classes: ['grid', 'unknown'] },
  };
  const sheets: Sheets = { 'main.css': new Set(['plain']), 'grid.css': new Set(['grid', 'ways']) };
  expect(unstyled(parts, sheets, 'main.tsx').map((one) => one.split(' ', 2).join(' '))).toEqual([
    'button.tsx: .ways',
    'view.tsx: .grid',
  ]);
});
