import { expect, test } from 'vitest';
import { type Dimension, unitsOf } from '../../src/base/units.ts';
import { readDose } from '../../src/scenario/read/dose-text.ts';
import { readQuantity } from '../../src/scenario/schema/quantity.ts';
import { ADDED, readText, SMALL, small } from './files.ts';

const DIMENSIONS: Dimension[] = [
  'time',
  'length',
  'concentration',
  'pressure',
  'mass',
  'massPerWeight',
  'weight',
  'capacity',
  'molarMass',
  'rate',
  'hourly',
  'clearance',
  'perfusion',
  'speed',
  'diffusion',
  'secretion',
  'consumption',
  'density',
];

test('a unit in another case is refused, with the unit that it resembles', () => {
  let tried = 0;
  for (const dimension of DIMENSIONS) {
    const units = unitsOf(dimension);
    const folded = units.map((unit) => unit.toLowerCase());
    for (const unit of units) {
      for (const other of [unit.toUpperCase(), unit.toLowerCase(), unit[0].toUpperCase() + unit.slice(1)]) {
        if (units.includes(other)) continue;
        const read = readQuantity(`7 ${other}`, { dimension, unit: '', low: 0, high: 1e12, help: '' });
        expect(read).toHaveProperty('problem', expect.stringContaining(`found unit "${other}"`));
        const near = /nearest is "(.*)"$/.exec('problem' in read ? read.problem : '')?.[1] ?? '';
        expect(folded).toContain(near.replaceAll('µ', 'u').replaceAll('²', '2').toLowerCase());
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(80);
});

test.each([
  ['5 minutes', 'min'],
  ['2 days', 'd'],
  ['1 Hour', 'h'],
  ['5 hr', 'h'],
] as const)('%s is refused, with the unit that is meant', (text, unit) => {
  expect(readQuantity(text, { dimension: 'time', unit: 'min', low: 0, high: 100, help: '' })).toEqual({
    problem: `found unit "${text.slice(2)}", expected one of the units min, s, h, d (0 to 100 min); nearest is "${unit}"`,
  });
});

test('a name that every object has is no unit', () => {
  expect(readQuantity('5 constructor', { dimension: 'time', unit: 'min', low: 0, high: 9, help: '' })).toHaveProperty(
    'problem',
    expect.stringContaining('found unit "constructor"'),
  );
});

test.each([
  ['16.8 mg', { mg: 16.8 }],
  ['.5mg', { mg: 0.5 }],
  ['0.0168 g', { mg: 16.8 }],
  ['16800 mcg', { mg: 16.8 }],
  ['240 ug/kg', { mgPerKg: 0.24 }],
  ['240 µg/kg', { mgPerKg: 0.24 }],
  ['0.24 mg/kg', { mgPerKg: 0.24 }],
  ['0 mg', { mg: 0 }],
])('a dose of %s is read', (text, dose) => {
  const [[unit, amount]] = Object.entries(dose) as [[string, number]];
  expect(readDose(text)).toEqual({ [unit]: expect.closeTo(amount, 12) });
});

const UNITS = 'one of the units mg, µg, g, mg/kg, µg/kg';

test.each([
  [240, `found 240 without a unit, expected ${UNITS}; a dose always states its unit`],
  ['240', `found 240 without a unit, expected ${UNITS}; a dose always states its unit`],
  [0, `found 0 without a unit, expected ${UNITS}; a dose always states its unit`],
  ['16.8 MG', 'nearest is "mg"'],
  ['240 UG/KG', 'nearest is "µg/kg"'],
  ['0.24 MGKG', 'nearest is "mg/kg"'],
  ['0.24 Mg/kg', 'nearest is "mg/kg"'],
  ['10 mg/m2', `found "10 mg/m2", expected a dose such as 240 ug/kg or 400 mg, with ${UNITS}`],
  ['16,8 mg', 'found "16,8 mg", expected a dose'],
  ['-5 mg', '-5 mg is out of range, expected a dose of 0 to 1000000 mg'],
  ['1e308 mg', 'out of range'],
  [true, 'found true, expected a dose'],
  [undefined, 'found nothing, expected a dose'],
])('a dose of %s is refused', (raw, problem) => {
  expect(readDose(raw)).toHaveProperty('problem', expect.stringContaining(problem));
});

test('a dose states its unit in schedules, in arms and in changes', () => {
  const text = small(
    'schedule: [{ at: 1 h, dose: plerixafor, amount: 240 }]\narms: { more: { schedule: [{ at: 1 h, dose: plerixafor, amount: 5 MG }] } }\n',
  );
  const { problems } = readText(text);
  expect(problems.map((line) => line.replace(/, expected.*/, ''))).toEqual([
    `${SMALL}:${ADDED}:49 schedule.0.amount: found 240 without a unit`,
    `${SMALL}:${ADDED + 1}:65 arms.more.schedule.0.amount: found "5 MG"`,
  ]);
  const changed = readText(text, ['schedule.0.amount=16', 'arms=null']);
  expect(changed.problems).toEqual([
    expect.stringMatching(/^--set:1:\d+ schedule\.0\.amount: found 16 without a unit/),
  ]);
  const { scenario } = readText(text, ['schedule.0.amount=100 ug/kg', 'arms=null']);
  expect(scenario!.schedule[0].amount).toBe('7 mg');
});
