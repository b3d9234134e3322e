import { expect, test } from 'vitest';
import { small } from '../scenario/files.ts';
import { readTest, SWEEP, sweep } from './files.ts';

const oxygen = (rest: string) => sweep(`vary: { oxygen: { path: tissues.tumour.vesselOxygen, ${rest} } }\n`);
const csv = { 'scenarios/sweeps/design.csv': 'oxigen,speed\n20,1\n40,2\n' };

const dose = (rest: string, more = '') =>
  sweep(
    `set: { schedule: [{ at: 1 h, dose: plerixafor, amount: 1 mg }] }\n${more}vary: { dose: { path: schedule.0.amount, ${rest} } }\n`,
  );

const wrong: [what: string, text: string, place: string, message: string, beside?: Record<string, string>][] = [
  ['a misspelt key', sweep('replicate: 2\n'), '5:1 replicate', 'nearest is "replicates"'],
  ['a misspelt key of a factor', oxygen('form: 1, to: 2'), '5:54 vary.oxygen.form', 'nearest is "from"'],
  ['a misspelt design', sweep('design: { kind: sobel }\n'), '5:17 design.kind', 'nearest is "sobol"'],
  ['no scenario', sweep().replace('scenario: small\n', ''), '1:1 file', 'found neither "scenario" nor "scenarios"'],
  ['an absent scenario', sweep().replace('small', 'smal'), '3:11 scenario', 'found "smal" (no such file)'],
  [
    'an unknown measure',
    sweep().replace('tumour.count', 'tumor.count'),
    '4:12 measures.0',
    'nearest is "tumour.tumour.count"',
  ],
  [
    'an unknown path',
    sweep('vary: { tissues.tumour.vesselOxygn: { values: [1, 2] } }\n'),
    '5:48 vary.tissues.tumour.vesselOxygn.values.0',
    'nearest is "vesselOxygen"',
  ],
  [
    'an unknown path of a range',
    sweep('vary: { a: { path: cells.tumor.speed, from: 1, to: 2 } }\n'),
    '5:20 vary.a.path',
    'found "tumor", expected a part of the scenario; nearest is "tumour"',
  ],
  [
    'a value out of range',
    oxygen('values: [20, 2000]'),
    '5:67 vary.oxygen.values.1',
    '2000 mmHg is out of range, expected 0 to 760 mmHg',
  ],
  ['a value of another unit', oxygen('values: [20 nM, 30 nM]'), '5:63 vary.oxygen.values.0', 'found unit "nM"'],
  ['an empty range', oxygen('from: 20, to: 20'), '5:68 vary.oxygen.to', 'the range is empty'],
  [
    'ends of two units',
    oxygen('from: 20 mmHg, to: 4 kPa'),
    '5:17 vary.oxygen',
    'expected two numbers with the same unit',
  ],
  ['neither values nor a range', oxygen('from: 20'), '5:17 vary.oxygen', 'expected "values" or "from" and "to"'],
  ['values and a range', oxygen('values: [1], from: 1, to: 2'), '5:54 vary.oxygen.values', 'found values and a range'],
  [
    '0 on a logarithmic scale',
    oxygen('from: 0, to: 20, scale: log'),
    '5:60 vary.oxygen.from',
    'expected more than 0 on a logarithmic scale',
  ],
  [
    'a range of a grid without levels',
    oxygen('from: 20, to: 30'),
    '5:17 vary.oxygen',
    'found a range without "levels"',
  ],
  ['what changes nothing', oxygen('values: [40]'), '5:62 vary.oxygen.values', 'found values that change nothing'],
  [
    'a column that the results have',
    sweep('vary: { seed: { path: tissues.tumour.vesselOxygen, values: [1, 2] } }\n'),
    '5:9 vary.seed',
    'the results have a column of that name',
  ],
  [
    'one number in two factors',
    sweep(
      'vary:\n  a: { path: tissues.tumour.vesselOxygen, values: [1, 2] }\n  b: { path: tissues.tumour.vesselOxygen, values: [1, 2] }\n',
    ),
    '7:3 vary.b',
    'found the same number changed as in vary.a',
  ],
  [
    'lists of different lengths',
    sweep(
      'design: { kind: list }\nvary:\n  a: { path: tissues.tumour.vesselOxygen, values: [1, 2] }\n  b: { path: cells.tumour.speed, values: [1, 2, 3] }\n',
    ),
    '8:6 vary.b',
    'found 3 values, expected 2 as in a',
  ],
  [
    'an odd number of levels',
    `${oxygen('from: 1, to: 2')}design: { kind: morris, trajectories: 4, levels: 5 }\n`,
    '6:50 design.levels',
    'expected an even number',
  ],
  ['a design of nothing', sweep('design: { kind: saltelli, samples: 8 }\n'), '1:1 file', 'found nothing varied'],
  [
    'an absent table',
    `${oxygen('unit: mmHg')}design: { kind: table, file: none.csv }\n`,
    '6:30 design.file',
    'found "none.csv" (no such file)',
  ],
  [
    'a table without the column',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '5:9 vary.oxygen',
    'expected a column of design.csv; nearest is "oxigen"',
    csv,
  ],
  [
    'a table without a value',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'found no value in line 3 of "design.csv", column "oxygen"',
    { 'scenarios/sweeps/design.csv': 'oxygen,x\n20,1\n,2\n' },
  ],
  [
    'a table without names',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'found numbers in the first line of "design.csv", expected the names of its columns',
    { 'scenarios/sweeps/design.csv': '1.5e+01,6\n3.75e+01,33\n' },
  ],
  [
    'a table with decimal commas',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'line 3 of "design.csv": found "37,5" with a decimal comma, expected a decimal point',
    { 'scenarios/sweeps/design.csv': 'oxygen;speed\n15;6\n37,5;33\n' },
  ],
  [
    'a table with a column twice',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'found the column "oxygen" twice in "design.csv", expected each once',
    { 'scenarios/sweeps/design.csv': 'oxygen,oxygen\n15,6\n' },
  ],
  [
    'a table with a row that is cut short',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'found 1 column in line 4 of "design.csv", expected 2',
    { 'scenarios/sweeps/design.csv': 'oxygen,speed\n\n15,6\n20\n' },
  ],
  [
    'a table with a number of another base',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'line 2 of "design.csv", column "oxygen": found "0x14", expected a decimal number',
    { 'scenarios/sweeps/design.csv': 'oxygen,speed\n0x14,6\n' },
  ],
  ...['NA', 'NaN', 'null', '-Inf', '#N/A', '#DIV/0!', '?'].map((none): (typeof wrong)[number] => [
    `a table with ${none} in place of a number`,
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    `line 3 of "design.csv", column "oxygen": found "${none}", expected a value: a point has one of each factor`,
    { 'scenarios/sweeps/design.csv': `oxygen,speed\n15,6\n${none},33\n` },
  ]),
  [
    'a table with a word in place of a number',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'line 3 of "design.csv", column "oxygen": found "high", expected a number',
    { 'scenarios/sweeps/design.csv': 'oxygen,speed\n15,6\nhigh,33\n' },
  ],
  [
    'a table with a value out of range',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '5:17 vary.oxygen',
    'line 3 of "design.csv": tissues.tumour.vesselOxygen: 800 mmHg is out of range, expected 0 to 760 mmHg',
    { 'scenarios/sweeps/design.csv': 'oxygen,speed\n15,6\n800,33\n900,33\n' },
  ],
  [
    'a table without names and with too few columns named',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv, columns: [oxygen] }\n`,
    '6:30 design.file',
    'found 2 columns in line 1 of "design.csv", expected 1',
    { 'scenarios/sweeps/design.csv': '15,6\n37.5,33\n' },
  ],
  [
    'a table whose columns are named twice, and otherwise',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv, columns: [oxygen, x] }\n`,
    '6:30 design.file',
    'found the names O2, speed in the first line of "design.csv", and oxygen, x for its columns; expected one of them',
    { 'scenarios/sweeps/design.csv': 'O2,speed\n37.5,33\n' },
  ],
  [
    'a row that is longer',
    `${oxygen('unit: mmHg')}design: { kind: table, file: design.csv }\n`,
    '6:30 design.file',
    'found 3 columns in line 3 of "design.csv", expected 2',
    { 'scenarios/sweeps/design.csv': 'oxygen,speed\n15,6\n37.5,33,9\n' },
  ],
  [
    'two measures of one name',
    sweep().replace('[tumour.tumour.count]', '[tumour.tumour.count, tumour.tumour.count]'),
    '4:33 measures.1',
    'expected a "name" of its own',
  ],
  [
    'a time after the end',
    sweep().replace('[tumour.tumour.count]', '[{ measure: tumour.tumour.count, at: 3 d }]'),
    '4:48 measures.0.at',
    'expected at most the end',
  ],
  [
    'a stop without a bound',
    sweep('stop: { measure: tumour.tumour.count }\n'),
    '5:7 stop',
    'found neither "above" nor "below"',
  ],
  [
    'something set that is not there',
    sweep('set: { tissues.tumour.vesselOxygn: 3 }\n'),
    '5:6 set',
    'nearest is "vesselOxygen"',
  ],
  [
    'doses without a unit',
    dose('values: [240]'),
    '6:51 vary.dose.values.0',
    'found 240 without a unit, expected one of the units mg, µg, g, mg/kg, µg/kg; a dose always states its unit',
  ],
  ['doses with a unit in another case', dose('values: [1 mg, 80 MG]'), '6:57 vary.dose.values.1', 'nearest is "mg"'],
  [
    'a column of doses without a unit',
    dose('label: Dose', 'design: { kind: table, file: design.csv }\n'),
    '7:15 vary.dose',
    'found 3 without a unit',
    { 'scenarios/sweeps/design.csv': 'dose\n3\n' },
  ],
  ...(
    [
      ['seed', 'values: [a, b]', '"replicates" of the sweep'],
      ['duration', 'values: [1 d, 2 d]', '"until" of the sweep'],
      ['duration', 'from: 1 d, to: 2 d, levels: 3', '"until" of the sweep'],
      ['extends', 'values: [a.yaml, b.yaml]', '"scenarios" of the sweep'],
      ['title', 'values: [a, b]', 'on which no run of the sweep depends; expected something that decides a run'],
      ['cells.tumour.label', 'values: [a, b]', 'no run of the sweep depends'],
      ['measure', 'values: [blood.plerixafor]', '"measures" of the sweep'],
    ] as const
  ).map(([path, values, told]): (typeof wrong)[number] => [
    `what no run depends on: ${path}, ${values}`,
    sweep(`vary: { idle: { path: ${path}, ${values} } }\n`),
    '5:23 vary.idle.path',
    told,
  ]),
  [
    'a dose after the end of the runs',
    dose('values: [1 mg, 2 mg]', 'until: 30 min\n'),
    '7:23 vary.dose.path',
    'found "schedule", on which no run of the sweep depends',
  ],
  [
    'a number of an arm that no run applies',
    sweep('vary: { arms.low.set.tissues.tumour.vesselOxygen: { values: [3, 4] } }\n'),
    '5:9 vary.arms.low.set.tissues.tumour.vesselOxygen',
    'a factor with "arms"',
    { 'scenarios/small.yaml': small('arms: { low: { set: { tissues.tumour.vesselOxygen: 5 mmHg } } }\n') },
  ],
  ['a broken file', 'stroma: 1\nsweep: [a\n', '3:1 file', 'found a line that is not in line'],
];

test.each(wrong)('%s is one clear line', (_, text, place, message, beside) => {
  const { plan, problems } = readTest(text, beside);
  expect(plan).toBe(null);
  expect(problems[0]).toContain(`${SWEEP}:${place}`);
  expect(problems[0]).toContain(message);
  expect(problems).toHaveLength(1);
});

test('what happens otherwise than written is told of the runs that are done', () => {
  const late = '{ at: 20 h, dose: plerixafor, amount: 1 mg }, { at: 1 h, dose: plerixafor, amount: 1 mg }';
  const arm = 'arms: { late: { schedule: [{ at: 10 h, dose: plerixafor, amount: 1 mg }] } }';
  const notes = (more: string) => {
    const { notes, problems } = readTest(sweep(more), {
      'scenarios/small.yaml': small(`schedule: [${late}]\n${arm}\n`),
    });
    expect(problems).toEqual([]);
    return notes!.map((note) => note.replace(/^\S*:\d+:\d+ /, '').replace(/, and.*/, ''));
  };
  const speed = 'cells.tumour.speed: { values: [1 um/min, 2 um/min] }';
  expect(notes(`vary: { ${speed} }\n`)).toEqual([]);
  expect(notes(`until: 4 h\nvary: { ${speed} }\n`)).toEqual(['schedule.0.at: found 20 h']);
  expect(notes(`until: 4 h\nvary: { ${speed}, arm: { arms: all } }\n`)).toEqual([
    'schedule.0.at: found 20 h',
    'arms.late.schedule.0.at: found 10 h',
  ]);
  expect(notes(`until: 4 h\nvary: { schedule.0.at: { values: [2 h, 3 h] } }\n`)).toEqual([]);
  expect(notes(`until: 30 h\nvary: { schedule.0.at: { values: [2 h, 40 h] } }\n`)).toEqual([
    'small, as varied: schedule.0.at: found 40 h',
  ]);
});
