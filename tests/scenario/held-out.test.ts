/** Measured values that are held out: from a column of a table to a number that says how far a run agrees with it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highOf, measuredPicture } from '../../src/observe/measured-picture.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { drawPicture, pictureBytes, pictureParts } from '../../src/observe/picture.ts';
import { importedScenario, importedText, withImport } from '../../src/run/imported-scenario.ts';
import { modelDigest } from '../../src/run/model-digest.ts';
import { advance, digestOf, openRun, type Run } from '../../src/run/run.ts';
import { plainReport } from '../../src/scenario/first-tissue/import-report.ts';
import { importCells } from '../../src/scenario/first-tissue/import-tissue.ts';
import { modelOf, type Prepared } from '../../src/scenario/prepared.ts';
import { measuredId } from '../../src/scenario/vocabulary.ts';
import { looksOf } from '../../src/serve/describe-run.ts';
import { load, readText, small } from './files.ts';

const scenario = load('scenarios/hypoxia.yaml');

/** The scenario of a table with a column of CXCL12. */
function fromTable(rows: readonly (readonly [x: number, y: number, type: string, value: number | ''])[]) {
  const text = `x,y,type,stain\n${rows.map((row) => row.join(',')).join('\n')}\n`;
  const given = { unit: 'site', measured: { CXCL12: 'stain' } } as const;
  const { own, report } = importCells('a.csv', new TextEncoder().encode(text), scenario, 'tumour', given);
  const said = importedScenario(scenario, 'tumour', own, 'Held out');
  return { own, said, report: plainReport(report), read: withImport(scenario, 'held-out', said) };
}

const agreementIn = (run: Run, of: Prepared): number => {
  const measures = measuresOf(modelOf(of), of).filter(({ id }) => id === 'tumour.CXCL12.agreement');
  expect(measures).toHaveLength(1);
  return readMeasures(run.engine, measures)[0];
};

test('a column by the name of a species is one value a site, the mean of its cells, and is told', () => {
  const { own, report } = fromTable([
    [3, 2, 'tumour', 4],
    [3, 2, 'EPC', 8],
    [5, 2, 'tumour', ''],
    [4, 2, 'CAF', 1],
  ]);
  expect(own.tissues.tumour.measured).toEqual({ CXCL12: { says: '', spans: [[3, 2, 2]], values: [6, 1] } });
  expect(JSON.stringify(own.tissues.tumour.layout)).not.toContain('levels');
  expect(report.notes).toContainEqual(
    expect.stringContaining('CXCL12 as measured in 3 of 4 cells (1 without a number, 0 below 0) is held out'),
  );
  expect(report.ignoredColumns).toEqual([]);
});

test('the written file reads back as the same values', () => {
  const { said } = fromTable([
    [3, 2, 'tumour', 4.25],
    [9, 7, 'CAF', 0],
  ]);
  const text = importedText({ stroma: 1, extends: 'scenarios/hypoxia.yaml', ...said });
  expect(text).toContain('values: 4.25 0');
});

test('what was measured changes nothing in a run', () => {
  const rows = [[3, 2, 'tumour', 4] as const, [9, 7, 'CAF', 2] as const];
  const { read } = fromTable(rows);
  const { measured: _, ...bare } = read.tissues.tumour;
  const without = { ...read, tissues: { ...read.tissues, tumour: bare } };
  expect(modelDigest(modelOf(read))).toBe(modelDigest(modelOf(without)));
  const [a, b] = [openRun(read), openRun(without)];
  advance(a, 5);
  advance(b, 5);
  expect(digestOf(a)).toBe(digestOf(b));
});

test('agreement is 1 where the field has the order of the values, −1 where it has the reverse, and 0 where it is flat', () => {
  const sites = fc.uniqueArray(fc.integer({ min: 0, max: 399 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(sites, (chosen) => {
      const { read } = fromTable(chosen.map((site, i) => [site % 20, Math.floor(site / 20), 'tumour', i]));
      const run = openRun(read);
      const { fields, lattice } = run.engine.world.tissues[0];
      const field = fields[run.engine.world.model.names.species.indexOf('CXCL12')];
      const fill = (of: (i: number) => number) =>
        chosen.forEach((site, i) => {
          field[Math.floor(site / 20) * lattice.stride + (site % 20)] = of(i);
        });
      fill((i) => 2 ** (i - 20));
      expect(agreementIn(run, read)).toBeCloseTo(1, 12);
      fill((i) => 100 - i);
      expect(agreementIn(run, read)).toBeCloseTo(-1, 12);
      fill(() => 3);
      expect(agreementIn(run, read)).toBe(0);
    }),
    { numRuns: 10 },
  );
});

test('a picture shows what was measured in place of a field, and nothing in a tissue without it', () => {
  const { read } = fromTable([[3, 2, 'tumour', 4] as const, [9, 7, 'CAF', 2] as const]);
  const { world } = openRun(read).engine;
  const shown = world.tissues.map((tissue) => {
    const { width, height } = tissue.lattice;
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(width * height)), 0, width * height);
    const layer = { tissue: world.model.tissues[tissue.index].id, colour: 'type', field: measuredId('CXCL12') };
    drawPicture(world, tissue, layer, looksOf(read), parts);
    return { id: layer.tissue, width, field: parts.field };
  });
  const [tumour, ...others] = shown;
  expect(tumour.id).toBe('tumour');
  expect([tumour.field[2 * tumour.width + 3], tumour.field[7 * tumour.width + 9]]).toEqual([4, 2]);
  expect(others.length).toBeGreaterThan(0);
  for (const { field } of others) expect(Math.max(...field)).toBe(0);
});

test('as a picture, a value fades into its neighbours and ends a few sites away', () => {
  const row = { says: '', spans: [[10, 5, 2] as [number, number, number]], values: [4, 4] };
  const picture = measuredPicture(row, { width: 30, height: 12, stride: 32 });
  expect(picture[5 * 32 + 10]).toBeCloseTo(4, 5);
  expect(picture[5 * 32 + 13]).toBeCloseTo(4, 5);
  expect(picture[5 * 32 + 20]).toBe(0);
  expect(highOf({ ...row, values: Array.from({ length: 101 }, (_, i) => i) })).toBe(95);
  expect(highOf({ ...row, values: [0, 0] })).toBe(1);
});

describe('measured values in a scenario', () => {
  const problems = (measured: string): string[] =>
    readText(small().replace('tissues:\n  tumour:\n', `tissues:\n  tumour:\n    measured: { ${measured} }\n`)).problems;

  test.each([
    ['CXCL12: { spans: "3: 4*2", values: 1 2 }', null],
    ['CXCL12: { spans: [[4, 3, 2]], values: [1, 2] }', null],
    ['CXCL12: { spans: "3: 4*2", values: 1 2 3 }', 'found 3 numbers, expected one for each of 2 sites'],
    ['CXCL12: { spans: "", values: "" }', 'at least one site'],
    ['CXCL12: { spans: "3: 9999", values: "1" }', 'found sites outside'],
    ['CXCL12: { spans: "3: 4", values: x }', 'found "x", expected a number of at least 0'],
    ['CXCL13: { spans: "3: 4", values: "1" }', 'found "CXCL13", expected a species; nearest is "CXCL12"'],
  ])('%s', (measured, problem) => {
    const found = problems(measured);
    if (problem === null) expect(found).toEqual([]);
    else expect(found.join('\n')).toContain(problem);
  });
});

describe('the example that ships', () => {
  const table = 'scenarios/sections/bowel.csv';

  test('is what its script writes: 20,000 cells of 15 phenotypes', () => {
    const written = execFileSync(process.execPath, ['scripts/example-section.mjs'], { maxBuffer: 1 << 24 });
    expect(readFileSync(table).equals(written)).toBe(true);
    const types = written
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(types).toHaveLength(20_000);
    expect(new Set(types).size).toBe(15);
  });

  test('is imported as its scenario says', () => {
    const from = load('scenarios/presets/colorectal.yaml');
    const { own } = importCells('bowel.csv', readFileSync(table), from, 'tumour', {
      names: { 'Blood vessel': 'vessel' },
      measured: { CXCL12: 'CXCL12: Cell: Mean' },
    });
    const imported = withImport(from, 'bowel', importedScenario(from, 'tumour', own, 'Bowel'));
    expect(modelDigest(modelOf(load('scenarios/sections/bowel.yaml')))).toBe(modelDigest(modelOf(imported)));
  });
});

test('an arm that draws the replaced tissue otherwise is left out, the others stay', () => {
  const { read } = fromTable([
    [3, 2, 'tumour', 4],
    [140, 120, 'tumour', 4],
  ]);
  const { smaller, ...others } = scenario.arms;
  expect(Object.keys(smaller.set)).toContain('tissues.tumour.width');
  expect(Object.keys(read.arms)).toEqual(Object.keys(others));
});
