import { describe, expect, test } from 'vitest';
import { compile } from '../../src/scenario/compile.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { EVIDENCE } from '../../src/scenario/schema/evidence.ts';
import { ADDED, fromDisk, LINE, load, readText, SHIPPED, SMALL, small } from './files.ts';

const scenario = (text: string, changes: string[] = []) => {
  const { scenario, problems } = readText(text, changes);
  expect(problems).toEqual([]);
  return scenario!;
};

describe('extends', () => {
  test('takes what the file does not say from the file below', () => {
    const read = scenario(small('cells: { tumour: { taxis: 10 } }\n'));
    expect(read.cells.tumour.taxis).toBe(10);
    expect(read.cells.tumour.speed).toBe(0.05);
    expect(read.species.CXCL12).toMatchObject({ retardation: 3, diffusion: 3000 });
  });

  test('takes paths from the folder of the file that names them, over several files', () => {
    const files: Record<string, string> = {
      'a/top.yaml': small('').replace('base/cxcl12.yaml', '../b/middle.yaml'),
      'b/middle.yaml': 'stroma: 1\nextends: deep/bottom.yaml\npush: 4\n',
      'b/deep/bottom.yaml': 'stroma: 1\nextends: ../../scenarios/base/cxcl12.yaml\npush: 2\ntipSpacing: 60 um\n',
    };
    const { scenario: read, problems } = readScenario(
      'a/top.yaml',
      files['a/top.yaml'],
      (path) => files[path] ?? fromDisk(path),
    );
    expect(problems).toEqual([]);
    expect(read).toMatchObject({ push: 4, tipSpacing: 60, id: 'top' });
  });

  test('null takes a key away, a list replaces a list', () => {
    const read = scenario(
      small('rules: { R1: null }\nspecies: { oxygen: { view: { contours: [{ value: 8, label: "8" }] } } }\n'),
    );
    expect(read.rules.R1).toBeUndefined();
    expect(read.rules.R2).toBeDefined();
    expect(read.species.oxygen.view).toEqual({ high: 40, contours: [{ value: 8, label: '8' }] });
  });

  test('takes several files in their order, and what they share once, below all of them', () => {
    const files: Record<string, string> = {
      'top.yaml': small('').replace('base/cxcl12.yaml', '[one.yaml, two.yaml]'),
      'one.yaml': 'stroma: 1\nextends: scenarios/base/cxcl12.yaml\npush: 4\ntipSpacing: 60 um\n',
      'two.yaml': 'stroma: 1\nextends: scenarios/base/cxcl12.yaml\npush: 2\n',
    };
    const { scenario: read, problems } = readScenario(
      'top.yaml',
      files['top.yaml'],
      (path) => files[path] ?? fromDisk(path),
    );
    expect(problems).toEqual([]);
    // The shared file does not undo what the first has changed of it.
    expect(read).toMatchObject({ push: 2, tipSpacing: 60 });
  });

  test('says which of several files is not there', () => {
    const { problems } = readText(small('').replace('base/cxcl12.yaml', '[base/cxcl12.yaml, base/cxcl13.yaml]'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('extends.1: found "base/cxcl13.yaml" (no such file)');
  });

  test('files that extend each other are refused', () => {
    const round = (path: string) =>
      path === 'y.yaml' ? 'stroma: 1\nextends: x.yaml\n' : 'stroma: 1\nextends: y.yaml\n';
    const { scenario: read, problems } = readScenario('x.yaml', round('x.yaml'), round);
    expect(read).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^[xy]\.yaml:2:10 extends: found "[xy]\.yaml" \(files extend each other in a circle\)/);
  });
});

describe('like', () => {
  test('takes what a cell type does not say from another, also from the file below', () => {
    const read = scenario(small('cells:\n  arteriole: { label: Arteriole, like: sinusoid, uptake: 0.1 }\n'));
    expect(read.cells.arteriole).toMatchObject({
      label: 'Arteriole',
      uptake: 0.1,
      immovable: true,
      layer: 'structural',
    });
    expect(read.cells.arteriole.perfuses).toMatchObject({ radius: 6, coat: 0.6 });
    expect(read.cells.sinusoid.sprouting).toBe(0);
    expect(read.cells.sprout.perfuses).toMatchObject({
      radius: 5,
      permeability: 5,
      coat: 0.3,
      tip: 0.3,
      sprouts: 'sprout',
    });
  });

  test('a type that is like itself in the end is one problem at each link', () => {
    const { problems } = readText(small('cells: { tumour: { like: NF }, NF: { like: tumour } }\n'));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toBe(
      `${SMALL}:${ADDED}:26 cells.tumour.like: found "NF", which is like "tumour" in turn; expected a cell type that is not`,
    );
  });
});

describe('--set', () => {
  test('changes numbers, flags, rule outputs and places of lists, with units', () => {
    const read = scenario(small(), [
      'tissues.tumour.vesselOxygen=4 kPa',
      'rules.R1.off=true',
      'rules.R2.output.secrete.CXCL12=2',
      'tissues.tumour.layout.0.radius=12',
      'title=Another',
    ]);
    expect(read.tissues.tumour.vesselOxygen).toBeCloseTo(30, 2);
    expect(read.rules.R1.off).toBe(true);
    expect(read.rules.R2.output['secrete.CXCL12']).toBe(2);
    expect(read.tissues.tumour.layout).toMatchObject([{ draw: 'disc', cell: 'tumour', radius: 12 }]);
    expect(read.title).toBe('Another');
  });

  test('the last one wins', () => {
    expect(scenario(small(), ['push=2', 'push=5']).push).toBe(5);
  });

  test.each([
    [
      'tissues.tumour.vesselOxigen=20',
      '--set:1:1 tissues.tumour.vesselOxigen: unknown key; found "vesselOxigen"',
      'nearest is "vesselOxygen"',
    ],
    [
      'tissues.tumour.vesselOxygen=20 nM',
      '--set:1:29 tissues.tumour.vesselOxygen: found unit "nM"',
      'expected one of the units mmHg, kPa',
    ],
    [
      'tissues.tumour.vesselOxygen=2000',
      '--set:1:29 tissues.tumour.vesselOxygen: 2000 mmHg is out of range',
      'expected 0 to 760 mmHg',
    ],
    ['push', '--set:1:1 push: found no "="', 'expected path=value'],
    ['push=[', '--set:1:', 'file: '],
  ])('%s is one line at the change', (change, start, contains) => {
    const { scenario: read, problems } = readText(small(), [change]);
    expect(read).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0].startsWith(start)).toBe(true);
    expect(problems[0]).toContain(contains);
    expect(problems[0]).toMatch(LINE);
  });
});

describe('sources', () => {
  test('numbers keep where they come from', () => {
    const { provenance } = scenario(small());
    expect(provenance['axes.CXCL12-CXCR4.dissociation']).toEqual({
      source: 'Di Salvo 2000; 25 nM in another assay, Drury 2011',
      evidence: 'measured',
      range: [1.5, 25],
    });
  });

  test.each(EVIDENCE)('the mark %s is taken, and a range in any unit of the number', (evidence) => {
    const { provenance } = scenario(
      small(`cells: { tumour: { speed: { value: 0.5, source: S, evidence: ${evidence}, range: [6 um/h, 2] } } }\n`),
    );
    expect(provenance['cells.tumour.speed']).toEqual({ source: 'S', evidence, range: [0.1, 2] });
  });

  test('a number that a scenario overrides loses the source of the one below', () => {
    const { provenance } = scenario(
      small('axes: { CXCL12-CXCR4: { dissociation: { value: 25 nM, source: Drury 2011, evidence: seen } } }\n'),
    );
    expect(provenance['axes.CXCL12-CXCR4.dissociation']).toEqual({ source: 'Drury 2011', evidence: 'seen' });
    expect(
      scenario(small('axes: { CXCL12-CXCR4: { dissociation: 25 nM } }\n')).provenance['axes.CXCL12-CXCR4.dissociation'],
    ).toBeUndefined();
  });
});

describe('reserved names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is refused as a key', (key) => {
    const { scenario: read, problems } = readText(small(`cells: { ${key}: { label: x } }\n`));
    expect(read).toBeNull();
    expect(problems).toEqual([
      `${SMALL}:${ADDED}:10 ${key}: found "${key}", expected another name; this one is reserved`,
    ]);
  });

  test('a change cannot reach them either, and nothing is polluted', () => {
    const { problems } = readText(small(), ['cells.__proto__.immovable=true', '__proto__.polluted=1']);
    expect(problems).toHaveLength(2);
    expect(({} as Record<string, unknown>).immovable).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test.each(SHIPPED)('%s written as JSON reads back the same and compiles to the same model', (path) => {
  const first = load(path);
  const { id, provenance: _provenance, ranges, extends: _extends, ...own } = first;
  const again = readScenario(`${id}.json`, JSON.stringify(own, null, 1), () => null);
  expect(again.problems).toEqual([]);
  const { provenance: _again, ...rest } = again.scenario!;
  expect(rest).toEqual({ ...own, id, ranges });
  expect(compile(again.scenario!)).toEqual(compile(first));
});
