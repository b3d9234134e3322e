/** Rows that infuse or hold: what they mean, and what is refused or told of them. */
import { expect, test } from 'vitest';
import { commandsOf } from '../../src/run/schedule.ts';
import { ADDED, readText, SMALL, small } from './files.ts';

const commands = (row: string) => {
  const { scenario, problems } = readText(small(`schedule: [${row}]\n`));
  expect(problems).toEqual([]);
  return commandsOf(scenario!, scenario!.schedule);
};

test.each([
  ['{ at: 1 h, infuse: plerixafor, rate: 2 mg/h, for: 5 h }', { do: 'infuse', drug: 'plerixafor', rate: 2, steps: 50 }],
  ['{ at: 1 h, infuse: plerixafor, rate: 2000 µg/h }', { do: 'infuse', drug: 'plerixafor', rate: 2 }],
  [
    '{ at: 1 h, infuse: plerixafor, rate: 1 ug/kg/min, until: 2 h }',
    { do: 'infuse', drug: 'plerixafor', rate: 4.2, steps: 10 },
  ],
  [
    '{ at: 1 h, infuse: plerixafor, amount: 100 ug/kg, for: 30 min }',
    { do: 'infuse', drug: 'plerixafor', rate: 14, steps: 5 },
  ],
  [
    '{ at: 1 h, hold: plerixafor, level: 1 uM, until: 6 h }',
    { do: 'hold', drug: 'plerixafor', level: 1000, steps: 50 },
  ],
  ['{ at: 1 h, hold: plerixafor, level: 5.028 ng/mL }', { do: 'hold', drug: 'plerixafor', level: 10 }],
  ['{ at: 1 h, infuse: tumour, cells: 1e6 }', { do: 'infuseCells', cell: 'tumour', cells: 1e6 }],
  ['{ at: 1 h, infuse: HPC, cells: 1e8, for: 30 min }', { do: 'infuseCells', cell: 'HPC', cells: 1e8, steps: 5 }],
])('%s is one command', (row, action) => {
  const [command, ...others] = commands(row);
  expect(others).toEqual([]);
  const { rate, level } = action as { rate?: number; level?: number };
  const close = {
    ...(rate === undefined ? {} : { rate: expect.closeTo(rate, 9) }),
    ...(level === undefined ? {} : { level: expect.closeTo(level, 6) }),
  };
  expect(command).toEqual({ step: 10, ...action, ...close });
});

test('each repeat is a command of its own', () => {
  const made = commands('{ at: 0 h, every: 12 h, times: 2, infuse: plerixafor, rate: 1 mg/h, for: 3 h }');
  expect(made.map(({ step }) => step)).toEqual([0, 120]);
  expect(made.every((one) => 'steps' in one && one.steps === 30)).toBe(true);
});

const rate = 'one of the units mg/h, µg/h, g/h, mg/min, µg/min, mg/d, mg/kg/h, µg/kg/h, mg/kg/min, µg/kg/min, mg/kg/d';

test.each([
  ['infuse: plerixafour, rate: 1 mg/h', 'infuse: found "plerixafour", expected a drug; nearest is "plerixafor"'],
  ['infuse: tumor, cells: 5', 'infuse: found "tumor", expected a cell type; nearest is "tumour"'],
  ['infuse: tumor', 'infuse: found "tumor", expected a drug or a cell type; nearest is "tumour"'],
  ['infuse: tumour', 'cells: found nothing, expected how many cells, such as 1e6'],
  ['infuse: plerixafor', 'rate: found nothing, expected a rate such as 10 ug/kg/h or 2 mg/h'],
  ['infuse: plerixafor, rate: 2', `rate: found 2 without a unit, expected ${rate}; a rate always states its unit`],
  ['infuse: plerixafor, rate: 2 mg', `rate: found "2 mg", expected a rate such as 10 ug/kg/h or 2 mg/h, with ${rate}`],
  ['infuse: plerixafor, rate: -2 mg/h', 'rate: -2 mg/h is out of range, expected a rate of 0 to 1000000 mg/h'],
  ['infuse: plerixafor, rate: 2 mg/h, amount: 3 mg', ': found rate and amount, expected one of rate, amount, cells'],
  ['infuse: plerixafor, amount: 3 mg', 'amount: found an amount that is infused without for or until'],
  ['infuse: CAF, cells: 5', 'infuse: found "CAF", whose cells are not counted in blood'],
  ['infuse: tumour, cells: -5', 'cells: -5 is out of range'],
  ['hold: plerixafor', 'level: found nothing, expected the level that is held, such as 1 uM'],
  ['hold: plerixafor, level: 1 mg', 'level: found unit "mg", expected one of the units nM'],
  ['hold: CXCL12, level: 1 nM', 'hold: found "CXCL12", expected a drug'],
  ['hold: plerixafor, level: 1, for: 2 h, until: 5 h', 'until: found for and until, expected one of them'],
  ['hold: plerixafor, level: 1, until: 1 h', 'until: found 1 h, expected a time after at, 1 h'],
  ['hold: plerixafor, level: 1, every: 3 h, until: 5 h', 'until: found until beside every, expected for'],
  ['dose: plerixafor, amount: 2 mg, for: 3 h', 'for: found for beside dose, which does not use it; expected amount'],
  [
    'hold: plerixafor, level: 1, amount: 2 mg',
    'amount: found amount beside hold, which does not use it; expected level',
  ],
  ['knockout: rules.R1, to: 3', 'to: found to beside knockout, which does not use it; expected no more than when'],
  [
    'dose: plerixafor, amount: 1 mg, hold: plerixafor',
    ': found dose and hold, expected one of dose, infuse, hold, set, knockout, add, place, remove',
  ],
])('%s is refused', (row, problem) => {
  const { scenario, problems } = readText(small(`schedule: [{ at: 1 h, ${row} }]\n`));
  expect(scenario).toBeNull();
  expect(problems.map((line) => line.replace(/^\S+ schedule\.0(\.|(?=:))/, ''))).toEqual([
    expect.stringContaining(problem),
  ]);
  expect(problems[0]).toMatch(new RegExp(`^${SMALL}:${ADDED}:\\d+ schedule\\.0`));
});

test('a drug of which nothing is free cannot be held, and cells of a pool without a density cannot be counted', () => {
  const { problems } = readText(
    small(`drugs: { plerixafor: { free: 0 } }
circulation: { pools: { EPC: { density: 0 } } }
schedule: [{ at: 1 h, hold: plerixafor, level: 1 nM }, { at: 1 h, infuse: EPC, cells: 5 }]
`),
  );
  expect(problems.map((line) => line.replace(/^\S+ /, ''))).toEqual([
    expect.stringMatching(/^schedule\.0\.hold: found "plerixafor", of which nothing is free/),
    expect.stringMatching(/^schedule\.1\.infuse: found "EPC", whose cells are not counted .*: tumour, HPC$/),
  ]);
});

const told = (row: string): string[] => {
  const { scenario, timing, problems } = readText(small(`schedule: [{ at: 1 h, ${row} }]\n`));
  expect(problems).toEqual([]);
  expect(scenario).not.toBeNull();
  return timing!({ until: 24 * 60, arms: [] }).map((note) => note.replace(/^\S+ schedule\.0\./, ''));
};

test('what is not given as written, or not in full, is told', () => {
  expect(told('infuse: plerixafor, rate: 1 mg/h, for: 3 h')).toEqual([]);
  expect(told('infuse: tumour, cells: 7')).toEqual([]);
  expect(told('infuse: tumour, cells: 7, for: 10 min')).toEqual([
    'for: found 10 min, which is between steps of 6 min: lasts 12 min',
  ]);
  expect(told('hold: plerixafor, level: 1, until: 2 d')).toEqual([
    'until: found 2 d, up to 2 d, and the run ends at 1 d: the rest is not given',
  ]);
});
