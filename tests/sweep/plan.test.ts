import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/scenario/paths.ts';
import { readDose } from '../../src/scenario/read/dose-text.ts';
import { runsOf } from '../../src/sweep/plan.ts';
import { readText, small } from '../scenario/files.ts';
import { allRuns, planOf, readTest, sweep } from './files.ts';

const BOTH = `vary:
  oxygen: { path: tissues.tumour.vesselOxygen, values: [4 kPa, 6 kPa] }
  speed: { path: cells.tumour.speed, from: 6 um/h, to: 60 um/h, scale: log, levels: 3 }
replicates: 2
`;

describe('a grid', () => {
  const plan = planOf(sweep(BOTH));
  const runs = allRuns(plan);

  test('has every combination for every replicate, each with its own seed', () => {
    expect(plan.runs).toBe(12);
    expect(runs.map(({ values }) => values)).toEqual(
      [4, 6].flatMap((oxygen) =>
        [6, 18.973665961, 60].flatMap((speed) => [
          [oxygen, speed],
          [oxygen, speed],
        ]),
      ),
    );
    expect(runs.map(({ replicate }) => replicate)).toEqual(runs.map((_, i) => (i % 2) + 1));
    expect(new Set(runs.map(({ seed }) => seed)).size).toBe(12);
    expect(plan.factors.map(({ unit }) => unit)).toEqual(['kPa', 'um/h']);
  });

  test('gives the scenarios that the reader gives for the same values', () => {
    for (const run of runs) {
      const [oxygen, speed] = run.values;
      const changes = [`tissues.tumour.vesselOxygen=${oxygen} kPa`, `cells.tumour.speed=${speed} um/h`];
      const { scenario: expected } = readText(small(), changes);
      const { scenario } = { scenario: runsOf(plan).scenario(run) };
      for (const key of ['cells', 'tissues', 'rules', 'species'] as const) {
        expect(Object.keys(scenario[key])).toEqual(Object.keys(expected![key]));
      }
      expect(valueAt(scenario, 'tissues.tumour.vesselOxygen')).toBe(valueAt(expected, 'tissues.tumour.vesselOxygen'));
      expect(valueAt(scenario, 'cells.tumour.speed')).toBeCloseTo(
        valueAt(expected, 'cells.tumour.speed') as number,
        14,
      );
      expect(scenario.provenance['cells.tumour.speed']).toBeUndefined();
    }
  });

  test('keeps its plan as JSON', () => {
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

test('replicates share their seeds over all points when they are to be compared', () => {
  const runs = allRuns(planOf(sweep(`${BOTH}pairing: common\n`)));
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(2);
  for (const { seed, replicate } of runs) expect(seed).toBe(`test-${replicate}`);
});

test('a number that other cell types take over changes in these too', () => {
  const plan = planOf(sweep('vary: { cells.CAF.speed: { from: 0.1, to: 0.3, levels: 3 } }\n'));
  const leaves = plan.factors[0].leaves!.small;
  expect(leaves.map(({ keys }) => keys.join('.'))).toContain('cells.CAF.speed');
  const { scenario: read } = readText(small(), ['cells.CAF.speed=0.2']);
  const own = runsOf(plan).scenario(allRuns(plan)[1]);
  for (const id of Object.keys(read!.cells)) expect(own.cells[id].speed).toBeCloseTo(read!.cells[id].speed, 12);
});

test('doses of a range state their unit as those of a list do', () => {
  const doses = (values: string) =>
    planOf(
      sweep(
        `set: { schedule: [{ at: 1 h, dose: plerixafor, amount: 1 mg }] }\nvary: { schedule.0.amount: { ${values} } }\n`,
      ),
    );
  const given = (values: string) => {
    const plan = doses(values);
    return allRuns(plan)
      .map((run) => runsOf(plan).scenario(run).schedule[0].amount)
      .map(readDose);
  };
  const milligrams = [7, 14, 21].map((mg) => ({ mg: expect.closeTo(mg, 12) }));
  expect(given('from: 100 ug/kg, to: 300 ug/kg, levels: 3')).toEqual(milligrams);
  expect(given('values: [100 ug/kg, 0.2 mg/kg, 21 mg]')).toEqual(milligrams);
});

test('numbers that must be whole are rounded', () => {
  const plan = planOf(
    sweep(
      'vary: { tissues.tumour.layout.0.radius: { from: 4, to: 9, levels: 4 }, n: { path: tissues.tumour.width, from: 40, to: 50, levels: 4 } }\n',
    ),
  );
  const widths = allRuns(plan).map(({ values }) => values[1]);
  expect(widths.slice(0, 4)).toEqual([40, 43, 47, 50]);
});

test('words and flags are varied as lists', () => {
  const plan = planOf(sweep('vary: { division: { path: rules.R9.off, values: [true, false] } }\n'));
  expect(allRuns(plan).map((run) => runsOf(plan).scenario(run).rules.R9.off)).toEqual([true, false]);
});

test('a table gives the points, its columns by name', () => {
  const rows = Array.from({ length: 80 }, (_, i) => `${10 + i / 4},${i},${i + 1}`);
  const beside = { 'scenarios/sweeps/lhs.csv': `speed,unused,oxygen\r\n${rows.join('\r\n')}\r\n` };
  const plan = planOf(
    sweep(`design: { kind: table, file: lhs.csv }
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, unit: mmHg }
  speed: { path: cells.tumour.speed, unit: um/h }
`),
    beside,
  );
  expect(plan.runs).toBe(80);
  const last = allRuns(plan)[79];
  expect(last.values).toEqual([80, 29.75]);
  const scenario = runsOf(plan).scenario(last);
  expect(scenario.tissues.tumour.vesselOxygen).toBe(80);
  expect(scenario.cells.tumour.speed).toBeCloseTo(29.75 / 60, 12);
});

test('bare numbers of a table are in the unit of the range that the factor states', () => {
  const of = (range: string) =>
    planOf(
      sweep(`design: { kind: table, file: d.csv }
vary: { speed: { path: cells.tumour.speed${range} } }
`),
      { 'scenarios/sweeps/d.csv': 'speed\n10\n20\n' },
    );
  expect(of(', from: 6 um/h, to: 60 um/h').factors[0]).toMatchObject({ values: [10, 20], unit: 'um/h' });
  expect(of('').factors[0]).toMatchObject({ values: [10, 20], unit: 'um/min' });
});

describe('a table of another tool', () => {
  const matrix = [
    [15, 6],
    [37.5, 33],
    [26.25, 19.5],
  ];
  const read = (text: string, more = '', units = ['mmHg', 'um/h']) =>
    planOf(
      sweep(`design: { kind: table, file: design.csv${more} }
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, unit: ${units[0]} }
  speed: { path: cells.tumour.speed, unit: ${units[1]} }
`),
      { 'scenarios/sweeps/design.csv': text },
    );
  const lines = (separator: string, form: (value: number) => string = String) =>
    matrix.map((row) => row.map(form).join(separator)).join('\n');
  const columns = ', columns: [oxygen, speed]';

  test.each([
    ['a spreadsheet', `\uFEFFoxygen,speed\r\n${lines(',').replaceAll('\n', '\r\n')}\r\n`, ''],
    ['one with semicolons', `oxygen;speed\n${lines(';')}\n`, ''],
    [
      'R, with the numbers of rows',
      `"","oxygen","speed"\n${matrix.map((row, i) => `"${i + 1}",${row}`).join('\n')}\n`,
      '',
    ],
    [
      'R, without a name for these',
      `"oxygen","speed"\n${matrix.map((row, i) => `"${i + 1}",${row}`).join('\n')}\n`,
      '',
    ],
    ['SALib, as CSV', lines(',', (value) => value.toExponential(18)), columns],
    ['SALib, as np.savetxt writes by itself', `${lines(' ', (value) => value.toExponential(18))}\n`, columns],
    ['NumPy, aligned', lines('   ', (value) => String(value).padStart(8)), columns],
    ['np.savetxt with a header', `# oxygen speed\n${lines(' ')}\n`, ''],
    ['with remarks above it', `# made in a hurry\n# on a Monday\noxygen,speed\n${lines(',')}\n`, ''],
    ['named in both places alike', `oxygen,speed\n${lines(',')}`, columns],
  ])('is read: %s', (_, text, more) => {
    const plan = read(text, more);
    expect(allRuns(plan).map(({ values }) => values)).toEqual(matrix);
    expect(plan.factors.map(({ unit }) => unit)).toEqual(['mmHg', 'um/h']);
  });

  test('may state units, which those of the columns do not replace', () => {
    const plan = read('oxygen,speed\n15 mmHg,6\n5 kPa,0.5 um/min\n20,30\n');
    const now = allRuns(plan).map((run) => runsOf(plan).scenario(run));
    expect(now.map(({ tissues }) => tissues.tumour.vesselOxygen)).toEqual([15, expect.closeTo(37.5031, 4), 20]);
    expect(now.map(({ cells }) => cells.tumour.speed * 60)).toEqual([6, 30, 30].map((one) => expect.closeTo(one, 9)));
    const same = read('oxygen,speed\n5 kPa,6 um/h\n6 kPa,7 um/h\n');
    expect(same.factors.map(({ unit, values }) => [unit, values])).toEqual([
      ['kPa', [5, 6]],
      ['um/h', [6, 7]],
    ]);
  });

  test('names its columns in the command, too', () => {
    const text = sweep(
      'design: { kind: table, file: m.csv }\nvary: { oxygen: { path: tissues.tumour.vesselOxygen } }\n',
    );
    const named = (columns: string[], given = text) =>
      readTest(given, { 'scenarios/sweeps/m.csv': '15 6\n30 7\n' }, columns);
    expect(allRuns(named(['x', 'oxygen']).plan!).map(({ values }) => values)).toEqual([[6], [7]]);
    expect(named(['oxygen'], sweep()).problems[0]).toContain('found a grid design and --columns, expected a table');
  });
});

test('bare numbers have the unit in which the scenario takes them', () => {
  const plan = planOf(
    sweep(
      'vary: { a: { path: tissues.tumour.vesselOxygen, values: [20, 30] }, b: { path: cells.tumour.speed, from: 0.1, to: 0.3, levels: 2 }, c: { path: rules.R9.off, values: [true, false] } }\n',
    ),
  );
  expect(plan.factors.map(({ unit }) => unit)).toEqual(['mmHg', 'um/min', '']);
  expect(runsOf(plan).scenario(allRuns(plan)[0]).tissues.tumour.vesselOxygen).toBe(20);
});

test('several scenarios are run each, with what is set in one of them', () => {
  const plan = planOf(`stroma: 1
sweep: Test
scenarios:
  dense: { file: ../small.yaml, set: { tissues.tumour.layout.0.radius: 12 }, until: 2 h }
  usual: { file: small }
until: 1 h
vary: { oxygen: { path: { dense: tissues.tumour.vesselOxygen, usual: [tissues.tumour.vesselOxygen] }, values: [20, 30] } }
measures: [{ measure: tumour.tumour.count, every: 30 min }, { measure: tumour.void, scenario: dense, at: [1 h, 2 h] }]
`);
  const runs = allRuns(plan);
  expect(runs.map(({ scenario }) => scenario)).toEqual(['dense', 'dense', 'usual', 'usual']);
  expect(plan.scenarios.map(({ until }) => until)).toEqual([120, 60]);
  const radii = runs.map((run) => (runsOf(plan).scenario(run).tissues.tumour.layout[0] as { radius: number }).radius);
  expect(radii).toEqual([12, 12, 10, 10]);
});
