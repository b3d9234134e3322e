/** A project in PhysiCell's form becomes a scenario, and everything that does not is told. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRun } from '../../src/run/run.ts';
import { ImportProblem } from '../../src/scenario/first-tissue/import-problem.ts';
import { importPhysicellRules } from '../../src/scenario/first-tissue/physicell.ts';
import { importPhysicellProject } from '../../src/scenario/first-tissue/physicell-project.ts';
import { partsOf, reportLines, type Told } from '../../src/scenario/first-tissue/physicell-report.ts';
import { checkScenario } from '../../src/scenario/read/check-scenario.ts';
import type { Json } from '../../src/scenario/read/plain-tree.ts';
import { load } from './files.ts';
import { german } from './german.ts';

const FOLDER = 'tests/cli/fixtures/physicell';
const fixture = (name: string): string => readFileSync(`${FOLDER}/config/${name}`, 'utf8');
const SETTINGS = fixture('PhysiCell_settings.xml');
const RULES = fixture('cell_rules.csv');
const CELLS = fixture('cells.csv');

const project = (settings = SETTINGS, cells = CELLS, rules = RULES) =>
  importPhysicellProject(settings, 'made up', (path) =>
    path.endsWith('cells.csv') ? cells : path.endsWith('cell_rules.csv') ? rules : null,
  );
const scenarioOf = (settings?: string, cells?: string, rules?: string) => {
  const { scenario } = project(settings, cells, rules);
  const read = checkScenario(structuredClone(scenario) as { [key: string]: Json }, 'made up');
  if (read.scenario === null) throw new Error(JSON.stringify(read.problems));
  return read.scenario;
};
const told = (settings?: string, cells?: string, rules?: string): string[] => {
  const { report } = project(settings, cells, rules);
  return Object.entries(report).flatMap(([key, list]) =>
    (list as { at: string; what: string; why?: string }[]).map(
      ({ at, what, why }) => `${key}: ${at}: ${what}${why === undefined ? '' : `: ${why}`}`,
    ),
  );
};

test('domain, time, seed and cell types are those of the project', () => {
  const scenario = scenarioOf();
  const { width, height } = scenario.tissues.tissue;
  expect([width, height, scenario.duration, scenario.step, scenario.seed]).toEqual([32, 20, 720, 6, '17']);
  const { carcinoma_cell: carcinoma, guard } = scenario.cells;
  expect([carcinoma.division, carcinoma.apoptosis, carcinoma.speed, carcinoma.adhesion]).toEqual([6e-4, 5e-5, 0, 0.4]);
  // What guard does not state it has from the type that it inherits from.
  expect([guard.division, guard.apoptosis, guard.speed, guard.adhesion, guard.phagocytosis]).toEqual([
    0, 0, 2, 0.4, 0.02,
  ]);
  expect(scenario.debris).toEqual({ apoptotic: 500, necrotic: 40000 });
});

test('substrates begin, are held and are taken up as in the project', () => {
  const scenario = scenarioOf();
  const { oxygen, alarm_factor: alarm } = scenario.species;
  // An oxygen uptake of 10 /min by a cell of 2,400 µm³ in a site of 8,000 µm³, beside a decay of 0.1 /min.
  expect(oxygen.kind === 'oxygen' && oxygen.uptake.maximum / oxygen.uptake.halfMaximum).toBeCloseTo(3.1, 12);
  expect(scenario.cells.guard.uptake * 3.1).toBeCloseTo(1.6, 12);
  expect(scenario.tissues.tissue.backgroundUptake * 3.1).toBeCloseTo(0.1, 12);
  expect(alarm.kind === 'ligand' && [alarm.diffusion, alarm.decay, alarm.initial]).toEqual([2000, 0.02, 0.5]);
  expect(scenario.cells.carcinoma_cell.secrete.alarm_factor).toBeCloseTo(0.1 * 5 * 0.3, 12);
  const { dissociation, uptake } = scenario.axes.uptake_alarm_factor;
  expect((scenario.cells.guard.receptors.uptake_alarm_factor * uptake) / dissociation).toBeCloseTo(0.3, 9);

  const run = openRun(scenario, scenario.seed, []);
  const { lattice, fields } = run.engine.world.tissues[0];
  const at = (field: Float32Array, x: number, y: number): number => field[y * lattice.stride + x];
  expect([0, 5, 19].map((y) => at(fields[1], 0, y))).toEqual([2, 2, 2]);
  expect(at(fields[1], 31, 10)).toBe(0.5);
  expect([at(fields[0], 0, 3), at(fields[0], 31, 7), at(fields[0], 4, 0), at(fields[0], 9, 19)]).toEqual([
    40, 40, 40, 40,
  ]);
  // Cells within 110 µm, whose uptake lets oxygen reach 180 µm, lower it by a fifth or so.
  expect(at(fields[0], 16, 9)).toBeGreaterThan(28);
  expect(at(fields[0], 16, 9)).toBeLessThan(34);
});

test('cells stand where the table has them, and each row is kept or told', () => {
  const { report } = project();
  const lines = told();
  expect(report.kept.find(({ at }) => at.endsWith('cells.csv'))?.what).toBe(
    'cells: 121 carcinoma_cell, 20 guard, of 145 rows',
  );
  for (const line of [
    '1 cell: outside the plane z = 0 ± 10 µm',
    '1 cell: outside the domain',
    '1 cell: found the type "gaurd", expected one of the project; nearest is "guard"',
    '1 row: line 146: found "x", expected a number',
    'columns volume: cells of a type begin alike here',
  ])
    expect(lines).toContainEqual(expect.stringContaining(line));
  const alone = scenarioOf(SETTINGS, '-310,190,0,7\n310,-190,0,0\n').tissues.tissue.layout;
  expect(alone).toEqual([
    { draw: 'spans', cell: 'carcinoma_cell', spans: [[31, 19, 1]] },
    { draw: 'spans', cell: 'guard', spans: [[0, 0, 1]] },
  ]);
});

test('rules act by the grammar, on the bases of the settings', () => {
  const scenario = scenarioOf();
  const rule = (line: number) => scenario.rules[`cell_rules-${line}`];
  expect(Object.keys(scenario.rules)).toEqual([
    'carcinoma_cell-necrosis',
    ...[2, 3, 4, 9, 10, 11, 12].map((line) => `cell_rules-${line}`),
  ]);
  expect(rule(2)).toMatchObject({ operator: 'lower', output: { necrosis: 0 } });
  expect(rule(4)).toMatchObject({ operator: 'raise', power: 1.22, input: 'alarm_factor', output: { division: 0.002 } });
  expect(rule(9).output['secrete.alarm_factor']).toBeCloseTo(0.01 * 5 * 0.3, 12);
  expect(rule(10)).toMatchObject({ input: 'contacts.guard', power: 10 });
  const lines = told();
  for (const line of [
    'line 5: a rule: carcinoma cell, oxygen → cycle entry: the same as line 3, counted once',
    'line 6: a rule: carcinoma cell, alarm factor → cycle entry: decreases division of carcinoma_cell to 0.001, but its base is 0.0006 here',
    'line 8: a rule: carcinoma cell, apoptotic → alarm factor secretion: dead cells follow no rules here',
    'line 13: a rule: guard, alarm factor → transform to guard: a cell cannot become what it is',
    'line 14: a rule: guard, alarm factor, increases attack carcinoma cell',
    'cell_rules.csv: 7 rules of 14 rows',
    'lines 3, 4: they share one ceiling for division of carcinoma_cell, 0.004 of line 3',
  ])
    expect(lines).toContainEqual(expect.stringContaining(line));
});

test('a cycle of several phases divides at the rate of the whole, and so do rules for its entry', () => {
  const phases = '<rate start_index="0" end_index="1">0.001</rate><rate start_index="1" end_index="0">0.01</rate>';
  const settings = SETTINGS.replace(/<rate start_index="0" end_index="0"[^>]*>0\.0006<\/rate>/, phases);
  const scenario = scenarioOf(settings);
  expect(scenario.cells.carcinoma_cell.division).toBeCloseTo(1 / 1100, 12);
  expect(scenario.rules['cell_rules-3'].output.division).toBeCloseTo(1 / (250 + 100), 12);
});

test('what no reader took is told with the reason, once for all types', () => {
  const lines = told();
  for (const line of [
    'motility: persistence_time of carcinoma cell, guard: persistence here is one number',
    'chemotaxis: substrate, direction, enabled of carcinoma cell, guard: cells here climb by the difference',
    'attack_rates: attack_rate of guard: killing here is a state of the killer',
    'cell_definition "carcinoma cell": transformation to carcinoma cell: a cell cannot become what it is',
    'overall: dt_diffusion, dt_mechanics: the solvers here choose their own steps',
    'added: blood: blood without cells and ligands',
  ])
    expect(lines).toContainEqual(expect.stringContaining(line));
});

test('a tissue without a cell is refused, with what became of those that the project has', () => {
  expect(() => project(SETTINGS, 'x,y,z,type\n5000,0,0,guard\n0,0,90,guard\n0,0,0,gaurd\n')).toThrow(
    /^\.\/config\/cells\.csv: found no cell \(1 cell: outside the plane .*; 1 cell: outside the domain; 1 cell: found the type "gaurd".*\), expected one at least: a row with x, y, z and type/,
  );
  expect(() => project(SETTINGS, 'x,y,z,type\n')).toThrow('./config/cells.csv: found no cell, expected one at least');
  const none = SETTINGS.replace(/<number_of_cells[^>]*>\d+/, '<number_of_cells type="int">0');
  expect(none).not.toBe(SETTINGS);
  expect(() => importPhysicellProject(none, 'made up', () => null)).toThrow(
    './config/cells.csv: found no cell (./config/cells.csv: there is no such file), expected one at least',
  );
});

test('an ID of two types names neither, and that is told', () => {
  const settings = SETTINGS.replace('name="guard" ID="7"', 'name="guard" ID="0"');
  expect(settings).not.toBe(SETTINGS);
  const lines = told(settings, 'x,y,z,type\n0,0,0,guard\n20,0,0,0\n');
  expect(lines).toContain(
    'leftOut: cell_definitions: ID 0 of carcinoma cell, guard: an ID of several types names none; cells are theirs by name',
  );
  expect(lines).toContainEqual(expect.stringContaining('1 cell: found the type "0", expected one of the project'));
  expect(lines).toContainEqual(expect.stringContaining('cells: 1 guard, of 2 rows'));
});

test('what changes the result stands first, counted, and together where the reason is the same', () => {
  const { report } = project();
  const lines = reportLines(report);
  expect(lines[0]).toMatch(
    /^left out, with an effect: \d+; changed: \d+; added: \d+; left out, without an effect: \d+; kept: \d+$/,
  );
  const all = Object.values(report).flat().length;
  expect(partsOf(report).reduce((sum, { count }) => sum + count, 0)).toBe(all);
  for (const { count, groups } of partsOf(report)) {
    expect(groups.reduce((sum, { told: list }) => sum + list.length, 0)).toBe(count);
    const reasons = groups.flatMap(({ why }) => (why === '' ? [] : [why]));
    expect(new Set(reasons).size).toBe(reasons.length);
  }
  const at = (text: string): number => lines.findIndex((line) => line.includes(text));
  expect(at('attack_rates: attack_rate of guard')).toBeLessThan(at('changed ('));
  expect(at('./config/cell_rules.csv, line 8: a rule')).toBeLessThan(at('changed ('));
  expect(at('overall: dt_diffusion, dt_mechanics')).toBeGreaterThan(at('left out, without an effect ('));
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {2}killing here is a state of the killer that its neighbours read \(2\):$/),
  );
});

test.each([
  [
    '<PhysiCell_settings><domain></PhysiCell_settings>',
    /^line 1, column 29: found <\/PhysiCell_settings>, expected <\/domain>, since line 1 opens <domain>$/,
  ],
  ['', /^line 1: found no element, expected <PhysiCell_settings>$/],
  ['x,y\n1,2\n', /^line 1, column 1: found x, expected an element$/],
  [
    '<PhysiCell_settings>\n<domain>',
    /^line 2, column 9: found the end of the text within <PhysiCell_settings> <domain>/,
  ],
  [
    '<PhysiCell_settings>',
    /^line 1, column 1: found <PhysiCell_settings> without its end, expected <\/PhysiCell_settings>$/,
  ],
  ['<PhysiCell_settings/>\n<a/>', /^found more after the outermost element, expected one outermost element$/],
  ['</a>', /^line 1, column 1: found <\/a>, expected <a> before it$/],
  ['<a b="1" b="2"/>', /^line 1, column \d+: found the attribute b twice, expected it once$/],
  ['<a b=1/>', /^line 1, column \d+: found the attribute b, expected name="value"$/],
  ['<a b/>', /^line 1, column \d+: found the attribute b, expected name="value"$/],
  ['<MultiCellDS/>', /^found <MultiCellDS>, expected <PhysiCell_settings>$/],
  [SETTINGS.replace('<x_min>-320</x_min>', ''), /^domain: x_min: found nothing, expected a number$/],
  [SETTINGS.replace('<x_min>-320', '<x_min>west'), /^domain: x_min: found "west", expected a number$/],
  [
    SETTINGS.replace('<x_max>320', '<x_max>1e9'),
    /^domain: x: found -320 to 1000000000, expected a length of up to 81920 µm$/,
  ],
  [
    SETTINGS.replace('<space_units>micron', '<space_units>furlong'),
    /^overall: space_units: found "furlong", expected micron$/,
  ],
  [SETTINGS.replace('units="min">720', 'units="fortnight">720'), /^overall: max_time: found the unit "fortnight"/],
  [SETTINGS.replaceAll('name="guard"', 'name="carcinoma cell"'), /found the name "carcinoma cell" twice/],
  [
    SETTINGS.replace('>100000<', '>fast<'),
    /^substrate "oxygen": diffusion_coefficient: found "fast", expected a number$/,
  ],
])('settings that are none, or not these, are refused at their place: %#', (settings, message) => {
  expect(() => project(settings)).toThrow(message);
});

/** Random damage to a text: cuts, repeats, swaps and junk. */
const JUNK = [
  '',
  '\0',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '<',
  '>',
  '&',
  '&lt;',
  '-',
  '1e999',
  'NaN',
  '-5',
  '0',
  'constructor',
  '__proto__',
  'é',
  '\uFEFF',
  '\uD800',
  '//',
  '0,5',
  ' ',
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(4000)),
  how: fc.constantFrom('cut', 'repeat', 'replace', 'truncate'),
  junk: fc.constantFrom(...JUNK),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
type Edit = typeof edits extends fc.Arbitrary<(infer E)[]> ? E : never;
const damaged = (text: string, list: readonly Edit[]): string =>
  list.reduce((now, { at, length, how, junk }) => {
    const from = Math.floor(at * now.length);
    if (how === 'truncate') return now.slice(0, from);
    const piece = now.slice(from, from + length);
    const instead = how === 'cut' ? '' : how === 'repeat' ? piece + piece : junk;
    return now.slice(0, from) + instead + now.slice(from + length);
  }, text);

/** Paths of numbers that are none, and of what JSON cannot hold. */
function notFinite(value: unknown, at = ''): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${at}.${key}`));
  return typeof value === 'number' ? (Number.isFinite(value) ? [] : [at]) : value == null ? [at] : [];
}

/** Either the work ends, or with a message of ours: no error of the language. */
function endsWell<T>(work: () => T): T | null {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof ImportProblem)) throw problem;
    expect(problem.message).toMatch(/found|expected/);
    // What became of cells is told as in the report, which is in English.
    expect(german(problem.words).replace(/\(.*\)/s, '')).not.toMatch(/\b(found|expected)\b/);
    return null;
  }
}

test('damaged projects end in a message or in a scenario whose report adds up', () => {
  let imported = 0;
  fc.assert(
    fc.property(fc.constantFrom('settings', 'cells', 'rules'), edits, (which, list) => {
      const text = { settings: SETTINGS, cells: CELLS, rules: RULES };
      text[which as keyof typeof text] = damaged(text[which as keyof typeof text], list);
      const made = endsWell(() => project(text.settings, text.cells, text.rules));
      if (made === null) return;
      imported++;
      expect(notFinite(made)).toEqual([]);
      const elements = Object.values(made.report).flatMap((list: Told[]) =>
        list.flatMap(({ elements: own }) => own ?? []),
      );
      expect(new Set(elements).size).toBe(elements.length);
      const { scenario } = checkScenario(structuredClone(made.scenario) as { [key: string]: Json }, 'damaged');
      expect(scenario).not.toBeNull();
      const rows = /(\d+) rules? of (\d+) row/.exec(made.report.kept.map(({ what }) => what).join('\n'));
      if (rows !== null)
        expect(Number(rows[1]) + made.report.leftOut.filter(({ at }) => /rules\.csv, line/.test(at)).length).toBe(
          Number(rows[2]),
        );
      const cells = made.report.kept.find(({ what }) => what.startsWith('cells: '));
      if (cells !== undefined) {
        const numbers = (what: string): number =>
          (what.match(/\d+ (?!rows?\b)\w+/g) ?? []).reduce((sum, one) => sum + Number.parseInt(one, 10), 0);
        const lost = made.report.leftOut.filter(({ at, what }) => at === cells.at && /^\d+ (cell|row)s?$/.test(what));
        const kept = numbers(cells.what.replace(/, of \d+ rows?$/, ''));
        expect(kept + lost.reduce((sum, { what }) => sum + Number.parseInt(what, 10), 0)).toBe(
          Number(/of (\d+) row/.exec(cells.what)![1]),
        );
      }
    }),
    { numRuns: 500, seed: 5 },
  );
  expect(imported).toBeGreaterThan(100);
}, 300_000);

test('damaged rules files end in a message or in an import whose rows add up', () => {
  const scenario = load('scenarios/hypoxia.yaml');
  const text = RULES.replaceAll('carcinoma cell', 'tumour')
    .replaceAll('guard', 'NF')
    .replaceAll('alarm factor', 'CXCL12');
  let imported = 0;
  fc.assert(
    fc.property(edits, (list) => {
      const made = endsWell(() => importPhysicellRules(damaged(text, list), { file: 'rules.csv', scenario }));
      if (made === null) return;
      imported++;
      expect(made.rules.length + made.unmapped.length).toBe(made.read);
      for (const { half, power, output } of made.rules)
        for (const value of [half, power, ...Object.values(output)]) expect(Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 1500, seed: 6 },
  );
  expect(imported).toBeGreaterThan(1000);
}, 300_000);
