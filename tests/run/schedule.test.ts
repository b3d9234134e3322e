/** What a schedule says is done: as often as it says, in order, and to the end of the run where it says no number. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandsOf } from '../../src/run/schedule.ts';
import { run } from '../../src/run/whole-run.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { ADDED, readText, SMALL, small } from '../scenario/files.ts';
import { planOf, sweep } from '../sweep/files.ts';

const dose = (at: number, every?: number, times?: number) => ({
  at,
  dose: 'plerixafor',
  amount: '1 mg',
  ...(every === undefined ? {} : { every }),
  ...(times === undefined ? {} : { times }),
});
const minutes = (most: number) => fc.double({ min: 0, max: most, noNaN: true });

test('any row acts once, as often as it says, or to the end of the run', () => {
  const span = fc.record({ step: fc.constantFrom(3, 6, 7.5, 30), duration: minutes(30_000) });
  const every = fc.option(fc.double({ min: 5, max: 3000, noNaN: true }), { nil: undefined });
  const times = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
  fc.assert(
    fc.property(span, minutes(30_000), every, times, (one, at, apart, count) => {
      const steps = commandsOf(one, [dose(at, apart, count)]).map(({ step }) => step);
      const moment = (n: number) => Math.round((at + n * (apart ?? 0)) / one.step);
      expect(steps).toEqual(steps.map((_, n) => moment(n)));
      if (apart === undefined) expect(steps).toHaveLength(1);
      else if (count !== undefined) expect(steps).toHaveLength(count);
      else {
        const end = Math.round(one.duration / one.step);
        expect(steps.slice(1).every((step) => step < end)).toBe(true);
        expect(moment(steps.length)).toBeGreaterThanOrEqual(end);
      }
    }),
    { numRuns: 300 },
  );
});

test('several rows are one list in order of time, and rows of one time keep theirs', () => {
  const row = fc.record({ at: fc.integer({ min: 0, max: 600 }), every: fc.integer({ min: 6, max: 300 }) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const span = { step: 6, duration: 600 };
      const named = rows.map(({ at, every }, i) => ({ ...dose(at, every), dose: String(i) }));
      const all = commandsOf(span, named).map((command) => [command.step, 'drug' in command ? command.drug : '']);
      const apart = named.flatMap((one) => commandsOf(span, [one]).map(({ step }) => [step, one.dose]));
      expect(all).toEqual([...apart].sort((a, b) => Number(a[0]) - Number(b[0])));
    }),
    { numRuns: 100 },
  );
});

test('a run that goes on longer than its scenario says is dosed to its own end', () => {
  const text = small('schedule: [{ at: 1 h, every: 6 h, dose: plerixafor, amount: 240 ug/kg }]\n');
  const { scenario } = readText(text.replace('duration: 1 d', 'duration: 12 h'));
  const hours = (steps: number) => run(scenario!, { steps }).run.log.map(({ step }) => step / 10);
  expect(hours(1)).toEqual([1, 7]);
  expect(hours(200)).toEqual([1, 7, 13, 19]);
  const plan = planOf(
    sweep('until: 20 h\nset: { duration: 12 h }\n').replace(
      'measures: [tumour.tumour.count]',
      'measures: [{ measure: blood.plerixafor, at: [13 h, 14 h] }]',
    ),
    { 'scenarios/small.yaml': text },
  );
  const [before, after] = makeJob(plan)(1).readings.map(({ value }) => value);
  expect(after).toBeGreaterThan(2 * before);
});

test.each([
  ['at: 25 h', 'at', 18, 'found 25 h, expected at most 1 d, where the run ends'],
  ['at: 3 d, every: 12 h', 'at', 18, 'found 3 d, expected at most 1 d, where the run ends'],
  ['at: 1 h, every: 6 h, times: 5', 'times', 42, 'found 5, the last at 25 h, expected at most 4; the run ends at 1 d'],
])('what is scheduled %s, after the end, is refused', (when, key, column, problem) => {
  const { problems } = readText(small(`schedule: [{ ${when}, dose: plerixafor, amount: 240 ug/kg }]\n`));
  expect(problems).toEqual([expect.stringContaining(`${SMALL}:${ADDED}:${column} schedule.0.${key}: ${problem}`)]);
});

test('what an arm schedules after the end is refused too, and more repeats than anyone reads', () => {
  const { problems } = readText(
    small(`arms: { late: { schedule: [{ at: 2 d, knockout: rules.R1 }] } }
schedule: [{ at: 0 h, every: 0.1 min, dose: plerixafor, amount: 1 mg }]
`).replace('duration: 1 d', 'duration: 40 h'),
    ['duration=7 d', 'arms.late.schedule.0.at=8 d'],
  );
  expect(problems.map((line) => line.replace(/^[^ ]* /, ''))).toEqual([
    'arms.late.schedule.0.at: found 8 d, expected at most 7 d, where the run ends',
    'schedule.0.every: found 0.1 min without times in a run of 7 d, expected at most 100000 repeats',
  ]);
});
