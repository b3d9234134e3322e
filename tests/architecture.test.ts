import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { circlesOf, crossesFolders, importGraph, unreached } from './architecture/circles.ts';
import { MAX_LINES, sameNames, tooLong } from './architecture/house.ts';
import {
  cleanCode,
  compilesAtTheDoor,
  importsGoOneWay,
  mutableTypes,
  namesNoBiology,
  nodeOnlyInCliAndSweep,
  observersOnlyLook,
  pageOnlyInRenderAndUi,
  retriesReadAClock,
  sameBitsEverywhere,
  writesInFiles,
} from './architecture/rules.ts';
import { listFiles, parseSource, readSources, root } from './architecture/source.ts';

const sources = ['src', 'workers'].flatMap(readSources);
/** Where programs begin; a language is found by its name. */
const ENTRIES = /^(workers|scripts|tests)\/|^src\/(index|cli\/main|ui\/main)\.tsx?$|^src\/ui\/texts\/[a-z]{2}\.tsx$/;
const inRooms = sources.filter(({ path }) => path.startsWith('src/'));
const namesOfBase = namesNoBiology(biologyNames());
const mutable = mutableTypes(sources.filter(({ path }) => /^src\/(step|world)\//.test(path)));
const onlyLook = observersOnlyLook(mutable);

describe('the source', () => {
  test.each([
    ['imports one way', importsGoOneWay],
    ['touches the page only in render and ui', pageOnlyInRenderAndUi],
    ['touches Node only in cli and sweep', nodeOnlyInCliAndSweep],
    ['writes files in one room', writesInFiles],
    ['computes with what is the same everywhere', sameBitsEverywhere],
    ['is clean', cleanCode],
    ['compiles a scenario at the door alone', compilesAtTheDoor],
    ['names no cell type, ligand or drug', namesOfBase],
    ['writes nothing where it observes', onlyLook],
  ])('%s', (_, rule) => {
    expect(sources.flatMap(rule).map(({ place, message }) => `${place} ${message}`)).toEqual([]);
  });

  test('has no circle of imports at run time, and none of types across folders', () => {
    expect(circlesOf(importGraph(sources, 'running'))).toEqual([]);
    expect(circlesOf(importGraph(sources, 'all')).filter(crossesFolders)).toEqual([]);
  });

  test('has no file that nothing comes to: one that is missing in its list', () => {
    const graph = importGraph([...sources, ...['scripts', 'tests'].flatMap(readSources)], 'all');
    const entries = [...graph.keys()].filter((path) => ENTRIES.test(path));
    expect(unreached(graph, entries).filter((path) => !path.endsWith('.d.ts'))).toEqual([]);
  });

  test(`has no file of more than ${MAX_LINES} lines but tables of texts`, () => {
    expect(tooLong(sources)).toEqual([]);
  });

  test('calls no two files of different rooms the same', () => {
    expect(sameNames(inRooms)).toEqual([]);
  });

  test('has no note of work left undone in what is not TypeScript', () => {
    const others = ['src/kernels/assembly', 'scenarios', 'scripts'].flatMap((folder) =>
      existsSync(join(root, folder)) ? listFiles(folder) : [],
    );
    const notes = others.filter((path) => /\b(TODO|FIXME)\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(notes).toEqual([]);
  });
});

describe('the house finds what is planted', () => {
  const planted = (files: Record<string, string>) =>
    Object.entries(files).map(([path, text]) => parseSource(path, text));

  test('circles, of types across folders too', () => {
    const of = (a: string, b: string) => planted({ 'src/step/x/a.ts': a, 'src/step/y/b.ts': b });
    const running = of("import { b } from '../y/b.ts';\nexport const a = b;", "export { a as b } from '../x/a.ts';");
    const types = of(
      "import type { B } from '../y/b.ts';\nexport type A = B;",
      "import { type A } from '../x/a.ts';\nexport type B = A;",
    );
    const both = ['src/step/x/a.ts', 'src/step/y/b.ts'];
    expect(circlesOf(importGraph(running, 'running'))).toEqual([both]);
    expect(circlesOf(importGraph(types, 'running'))).toEqual([]);
    expect(circlesOf(importGraph(types, 'all')).filter(crossesFolders)).toEqual([both]);
    expect(crossesFolders(['src/step/a.ts', 'src/step/b.ts'])).toBe(false);
  });

  test('long files and files of one name', () => {
    const long = planted({ 'src/run/a.ts': '\n'.repeat(MAX_LINES + 1), 'src/texts/xy.ts': '\n'.repeat(400) });
    expect(tooLong(long)).toEqual([`src/run/a.ts: ${MAX_LINES + 1} lines`]);
    const names = {
      'src/run/plan.ts': '',
      'src/sweep/plan.ts': '',
      'src/cli/plan.ts': 'export function addPlan(x: X) {}',
    };
    expect(sameNames(planted({ ...names, 'src/step/readings/plan.ts': '' }))).toEqual([
      'src/run/plan.ts and src/sweep/plan.ts',
    ]);
  });
});

test('what holds state or scratch is known as something that can be written', () => {
  expect([...mutable]).toEqual(
    expect.arrayContaining(['World', 'TissueState', 'Pool', 'Lattice', 'Engine', 'TissueWork', 'Block', 'Derived']),
  );
  expect(['SeenWorld', 'SeenTissue', 'SeenPool', 'SeenLattice', 'Window'].filter((name) => mutable.has(name))).toEqual(
    [],
  );
});

test('tests run again by themselves only where they read a clock', () => {
  const tests = [
    ...readSources('tests'),
    parseSource('vitest.config.ts', readFileSync(join(root, 'vitest.config.ts'), 'utf8')),
  ];
  expect(tests.flatMap(retriesReadAClock).map(({ place, message }) => `${place} ${message}`)).toEqual([]);
});

describe('each rule finds what is planted', () => {
  const biology = namesNoBiology(['CXCL12', 'HPC', 'plerixafor', 'vessel', 'oxygen']);

  test.each([
    [retriesReadAClock, 'tests/a.clock.test.ts', "test('a', { retry: 2 }, () => { expect(1).toBe(1); });"],
    [retriesReadAClock, 'tests/a.test.ts', "test('a', { retry: 2 }, () => { expectWithin(100, a); });"],
    [retriesReadAClock, 'vitest.config.ts', 'const a = { test: { retry: 2, now: performance.now() } };'],
    [importsGoOneWay, 'src/base/a.ts', "import { x } from '../world/x.ts';"],
    [importsGoOneWay, 'src/scenario/a.ts', "import type { X } from '../world/x.ts';"],
    [importsGoOneWay, 'src/world/a.ts', "export * from '../step/x.ts';"],
    [importsGoOneWay, 'src/step/cells/a.ts', "export { x } from '../../observe/x.ts';"],
    [importsGoOneWay, 'src/observe/a.ts', "const x = await import('../run/x.ts');"],
    [importsGoOneWay, 'src/run/a.ts', "let x: import('../cli/x.ts').X;"],
    [importsGoOneWay, 'src/render/a.ts', "import { x } from '../run/run.ts';"],
    [importsGoOneWay, 'src/ui/a.tsx', "import { x } from '../world/x.ts';"],
    [importsGoOneWay, 'src/step/a.ts', "import { bytes } from '../../build/kernels.ts';"],
    [importsGoOneWay, 'src/other/a.ts', "import { x } from '../base/x.ts';"],
    [importsGoOneWay, 'src/cli/a.ts', "import { x } from '../../tests/x.ts';"],
    [importsGoOneWay, 'workers/a.ts', "import { x } from '../src/ui/x.tsx';"],
    [importsGoOneWay, 'workers/a.ts', "import { x } from '../src/render/webgl.ts';"],
    [pageOnlyInRenderAndUi, 'src/run/a.ts', "const x = document.querySelector('a');"],
    [pageOnlyInRenderAndUi, 'src/cli/a.ts', 'let x: HTMLCanvasElement;'],
    [pageOnlyInRenderAndUi, 'src/observe/a.ts', "import { Texture } from 'pixi.js';"],
    [pageOnlyInRenderAndUi, 'src/base/a.ts', 'requestAnimationFrame(() => {});'],
    [nodeOnlyInCliAndSweep, 'src/scenario/a.ts', "import { readFileSync } from 'node:fs';"],
    [nodeOnlyInCliAndSweep, 'src/scenario/a.ts', "import { readFileSync } from 'fs';"],
    [nodeOnlyInCliAndSweep, 'src/run/a.ts', 'const x = process.argv;'],
    [writesInFiles, 'src/sweep/a.ts', "import { mkdirSync } from 'node:fs';"],
    [writesInFiles, 'src/cli/run/a.ts', "import { readFileSync, rmSync as remove } from 'node:fs';"],
    [writesInFiles, 'src/cli/a.ts', "import { writeFile } from 'node:fs/promises';"],
    [sameBitsEverywhere, 'src/step/a.ts', 'const x = Math.exp(1);'],
    [sameBitsEverywhere, 'src/step/a.ts', 'const { exp } = Math;'],
    [sameBitsEverywhere, 'src/step/a.ts', "const x = Math['pow'](2, 3);"],
    [sameBitsEverywhere, 'src/step/a.ts', 'const x = [1].map(Math.random);'],
    [sameBitsEverywhere, 'src/world/a.ts', 'const x = 2 ** 3;'],
    [sameBitsEverywhere, 'src/world/a.ts', 'let x = 2; x **= 3;'],
    [sameBitsEverywhere, 'src/base/a.ts', 'const x = new Date();'],
    [sameBitsEverywhere, 'src/run/a.ts', 'const x = performance.now();'],
    [sameBitsEverywhere, 'src/observe/a.ts', "const x = 'a'.localeCompare('b');"],
    [sameBitsEverywhere, 'src/observe/a.ts', 'const x = (1.5).toLocaleString();'],
    [sameBitsEverywhere, 'src/scenario/compile.ts', 'const x = [2, 1].sort();'],
    [sameBitsEverywhere, 'src/analysis/a.ts', 'const x = [1].map(Math.log);'],
    [sameBitsEverywhere, 'src/sweep/report/a.ts', 'const x = Math.log10(2);'],
    [sameBitsEverywhere, 'src/files/a.ts', 'const x = 2 ** 3;'],
    [sameBitsEverywhere, 'src/validation/estimates/a.ts', 'const x = Math.exp(2);'],
    [sameBitsEverywhere, 'src/sweep/worker.ts', 'const x = Math.log(2);'],
    [sameBitsEverywhere, 'src/kernels/a.ts', "const x = atob('');"],
    [sameBitsEverywhere, 'src/kernels/a.ts', 'const x = new TextDecoder();'],
    [sameBitsEverywhere, 'src/run/a.ts', 'Atomics.notify(x, 0); const x = new Int32Array(1);'],
    [sameBitsEverywhere, 'src/run/a.ts', "const x = fetch('a');"],
    [compilesAtTheDoor, 'src/sweep/a.ts', "import { compile } from '../scenario/compile.ts';"],
    [cleanCode, 'src/ui/a.tsx', 'const x: any = 1;'],
    [cleanCode, 'src/ui/a.tsx', 'export default function f() {}'],
    [cleanCode, 'src/cli/a.ts', 'console.log(1);'],
    [cleanCode, 'src/cli/a.ts', '// TODO later'],
    [cleanCode, 'src/step/a.ts', 'const x = [1][0]!;'],
    [onlyLook, 'src/observe/a.ts', "import type { Engine } from '../step/engine.ts';"],
    [onlyLook, 'src/observe/a.ts', "import { type TissueState, tickOf } from '../world/world.ts';"],
    [onlyLook, 'src/observe/space/a.ts', "import type { TissueWork as Work } from '../../step/work.ts';"],
    [onlyLook, 'src/observe/a.ts', "let x: import('../step/window.ts').Derived;"],
    [onlyLook, 'src/observe/a.ts', "import * as world from '../world/world.ts';"],
    [onlyLook, 'src/observe/a.ts', "export type { Pool } from '../world/world.ts';"],
    [biology, 'src/step/a.ts', "const x = type === 'HPC';"],
    [biology, 'src/step/a.ts', 'const hpcSeats = 1;'],
    [biology, 'src/step/a.ts', "const x = type === 'vessel';"],
    [biology, 'src/observe/a.ts', 'const x = cells.HPC; const cells = { HPC: 1 };'],
    [biology, 'src/ui/a.tsx', 'const x = <p>More CXCL12</p>;'],
    [biology, 'src/ui/a.tsx', 'const x = `1 mg plerixafor`;'],
  ])('%o finds %s %j', (rule, path, text) => {
    expect(rule(parseSource(path, text))).not.toEqual([]);
  });

  test.each([
    ['src/base/a.ts', '// Math.exp, 2 ** 3, document, any, node:fs\nexport const x = Math.sqrt(2) + Math.imul(2, 3);'],
    ['src/base/a.ts', "export const x = 'Math.exp(2) in new Date() of the document';"],
    [
      'src/scenario/a.ts',
      "import { parseDocument } from 'yaml';\nconst document = parseDocument(''); export { document };",
    ],
    [
      'src/step/a.ts',
      "import type { World } from '../world/world.ts';\nexport const x = (w: World) => w.window + w.date;",
    ],
    ['src/step/a.ts', 'export const x = [2, 1].sort((a, b) => a - b);'],
    [
      'src/observe/a.ts',
      "import type { Window } from '../step/window.ts';\nimport { type SeenTissue, tickOf } from '../world/world.ts';\nexport const x = (view: Window, _: SeenTissue) => tickOf(view.world);",
    ],
    [
      'src/cli/a.ts',
      "import { readFileSync } from 'node:fs';\nexport const x = readFileSync('a') && Math.log(Date.now());",
    ],
    ['src/ui/a.tsx', "import { x } from '../serve/connect.ts';\nexport const y = () => document.title + x;"],
    ['src/kernels/a.ts', "import { bytes } from '../../build/kernels.ts';\nexport const x = bytes;"],
    ['src/run/a.ts', 'export const x = { performance: 1, HPCs: 2 }.performance;'],
    [
      'src/step/vessels/a.ts',
      "export const vesselOxygen = (kind: string) => (kind === 'oxygen' ? 'a vessel site' : '');",
    ],
    ['workers/a.ts', "import { x } from '../src/run/x.ts';\nexport const y = x;"],
  ])('and lets %s %j pass', (path, text) => {
    const rules = [
      importsGoOneWay,
      pageOnlyInRenderAndUi,
      nodeOnlyInCliAndSweep,
      sameBitsEverywhere,
      writesInFiles,
      cleanCode,
      biology,
      onlyLook,
    ];
    expect(rules.flatMap((rule) => rule(parseSource(path, text)))).toEqual([]);
  });
});

/** Names of the species, receptors, axes, cell types and drugs of the shared biology. */
function biologyNames(): string[] {
  const path = join(root, 'scenarios/base/cxcl12.yaml');
  if (!existsSync(path)) return [];
  const base = parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown> | undefined>;
  return ['species', 'receptors', 'axes', 'cells', 'drugs'].flatMap((section) => Object.keys(base[section] ?? {}));
}
