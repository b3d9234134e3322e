/** What a schedule says is done: as often as it says, in order, and to the end of the run where it says no number. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { readFile } from '../../src/run/read-checked.ts';
import { commandCount, commandsOf } from '../../src/run/schedule.ts';
import { run } from '../../src/run/whole-run.ts';
import { stepsOf, timesWithin } from '../../src/scenario/moments.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { ADDED, fromDisk, readText, SMALL, small } from '../scenario/files.ts';
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
  ['at: 25 h', 'at', 18, 'found 25 h, and the run ends at 1 d: this never happens, unless the run goes on'],
  ['at: 3 d, every: 12 h', 'at', 18, 'found 3 d, and the run ends at 1 d: this never happens, unless the run goes on'],
  [
    'at: 1 h, every: 6 h, times: 5',
    'times',
    42,
    'found 5, the last at 25 h, and the run ends at 1 d: 4 of them happen',
  ],
  ['at: 1 h, every: 6 h', 'every', 30, 'found no times: repeats until the end, 4 times'],
  ['at: 1 d', 'at', 18, 'found 1 d, the end of the run: no step follows in which it acts, unless the run goes on'],
  [
    'at: 0 h, every: 12 h, times: 3',
    'times',
    43,
    'found 3, the last at 1 d, and the run ends at 1 d: 2 of them happen',
  ],
  ['at: 61 min', 'at', 18, 'found 61 min, which is between steps of 6 min: happens at 1 h'],
  [
    'at: 0 h, every: 1 min, times: 5',
    'every',
    30,
    'found 1 min, which is no multiple of the step of 6 min: happens at 0 min, 0 min, 0 min, 6 min …, 3 of them together with the one before',
  ],
])('what is scheduled %s happens otherwise, or never, and is told', (when, key, column, told) => {
  const { problems, notes } = readText(small(`schedule: [{ ${when}, dose: plerixafor, amount: 240 ug/kg }]\n`));
  expect(problems).toEqual([]);
  expect(notes).toEqual([`${SMALL}:${ADDED}:${column} schedule.0.${key}: ${told}`]);
});

test('a row that happens as written is not told, but for one before time 0', () => {
  const row = fc.record({
    at: fc.integer({ min: -10, max: 240 }),
    every: fc.integer({ min: 1, max: 80 }),
    times: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(row, ({ at, every, times }) => {
      const text = `settle: 1 h\nschedule: [{ at: ${at * 6} min, every: ${every * 6} min, times: ${times}, dose: plerixafor, amount: 1 mg }]\n`;
      const { problems, notes = [], scenario } = readText(small(text));
      expect(problems).toEqual([]);
      // A dose right before the end has no step in which it is given.
      const late = notes.filter((note) => !note.includes('before time 0'));
      expect(late.length > 0).toBe(at + (times - 1) * every >= 240);
      expect(notes.length - late.length).toBe(at < 0 ? 1 : 0);
      expect(commandsOf(scenario!, scenario!.schedule).map(({ step }) => step)).toEqual(
        Array.from({ length: times }, (_, n) => at + n * every),
      );
    }),
    { numRuns: 100 },
  );
});

test('a dose may be given while the tissues settle, which is told, and not before', () => {
  const given = (at: string) =>
    readText(small(`settle: 2 h\nschedule: [{ at: ${at}, dose: plerixafor, amount: 240 ug/kg }]\n`));
  expect(given('-3 h').problems).toEqual([
    expect.stringContaining('schedule.0.at: found -3 h, expected at least -2 h, where settling starts'),
  ]);
  const { scenario, notes } = given('-1 h');
  expect(notes).toEqual([expect.stringContaining('found -1 h: before time 0, while the tissues settle')]);
  const level = (steps: number): number => {
    const { engine } = run(scenario!, { steps }).run;
    return readMeasures(
      engine,
      measuresOf(modelOf(scenario!), scenario!).filter(({ id }) => id === 'blood.plerixafor'),
    )[0];
  };
  expect([level(9) > 0, level(12) > 0]).toEqual([false, true]);
});

test('a dose above the largest that its drug is offered in is told', () => {
  const notes = (amount: string) =>
    readText(small(`schedule: [{ at: 0 h, dose: plerixafor, amount: ${amount} }]\n`)).notes;
  expect(notes('480 ug/kg')).toBeUndefined();
  expect(notes('1 g')).toEqual([
    expect.stringContaining(
      'schedule.0.amount: found "1 g", more than 480 µg/kg, the largest dose of plerixafor offered',
    ),
  ]);
});

test('what an arm schedules after the end is told too, and more repeats than anyone reads are refused', () => {
  const text = small(`arms: { late: { schedule: [{ at: 2 d, knockout: rules.R1 }] } }
schedule: [{ at: 0 h, every: 0.1 min, dose: plerixafor, amount: 1 mg }]
`);
  const { problems } = readText(text, ['duration=7 d']);
  expect(problems.map((line) => line.replace(/^[^ ]* /, ''))).toEqual([
    'schedule.0.every: found 0.1 min without times in a run of 7 d with steps of 6 min, expected at most 100000 repeats',
  ]);
  const { notes } = readText(text, ['schedule=[]']);
  expect(notes).toEqual([
    expect.stringContaining('arms.late.schedule.0.at: found 2 d, and the run ends at 1 d: this never happens'),
  ]);
});

test('what the last state shows is no dose: cells placed right before the end are in it', () => {
  const notes = (row: string) => readText(small(`schedule: [{ at: 1 d, ${row} }]\n`)).notes;
  const end = { steps: 240 };
  for (const row of ['place: CAF, tissue: tumour, x: 6, y: 6, radius: 2', 'remove: all, tissue: tumour, x: 6, y: 6'])
    expect(notes(row), row).toBeUndefined();
  const digests = ['[]', '[{ at: 1 d, remove: all, tissue: tumour, x: 6, y: 6 }]'].map(
    (schedule) => run(readText(small(''), [`schedule=${schedule}`]).scenario!, end).digest,
  );
  expect(digests[0]).not.toBe(digests[1]);
  for (const row of ['set: tissues.tumour.vesselOxygen, to: 3 mmHg', 'knockout: rules.R1'])
    expect(notes(row), row).toHaveLength(1);
});

test('notes are about the part that is run: to its end, with its arms', () => {
  const { timing } = readText(
    small(`schedule: [{ at: 20 h, dose: plerixafor, amount: 1 mg }, { at: 30 h, dose: plerixafor, amount: 1 mg }]
arms:
  early: { schedule: [{ at: 1 h, knockout: rules.R1 }] }
  late: { schedule: [{ at: 2 d, knockout: rules.R1 }] }
`),
  );
  const told = (until: number, ...arms: string[]) =>
    timing!({ until, arms }).map((note) => /(\S+): found (\S+ \S+),/.exec(note)!.slice(1).join(' '));
  expect(told(24 * 60)).toEqual(['schedule.1.at 30 h']);
  expect(told(24 * 60, 'early', 'late')).toEqual(['schedule.1.at 30 h', 'arms.late.schedule.0.at 2 d']);
  expect(told(3 * 24 * 60, 'late')).toEqual([]);
  expect(told(60, 'early')).toEqual(['schedule.0.at 20 h', 'schedule.1.at 30 h', 'arms.early.schedule.0.at 1 h']);
  expect(told(66, 'early')).toEqual(['schedule.0.at 20 h', 'schedule.1.at 30 h']);
});

test('how often a row acts within a run is what counting its commands gives', () => {
  fc.assert(
    fc.property(
      fc.record({ at: minutes(200), every: minutes(90), times: fc.integer({ min: 1, max: 60 }) }),
      fc.integer({ min: -2, max: 60 }),
      (row, last) => {
        const span = { step: 6, duration: 240 };
        const counted = stepsOf(row, span).filter((step) => step <= last).length;
        expect(timesWithin(row, span, last)).toBe(counted);
      },
    ),
    { numRuns: 300 },
  );
});

test('the commands of a schedule are counted without making them, and too many are refused', () => {
  const row = fc.record(
    { at: minutes(200), every: fc.double({ min: 0.1, max: 90, noNaN: true }), times: fc.integer({ min: 1, max: 60 }) },
    { requiredKeys: ['at'] },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), minutes(500), (whens, until) => {
      const rows = whens.map(({ at, every, times }) => dose(at, every, times));
      const span = { step: 6, duration: 240 };
      expect(commandCount(span, rows, until)).toBe(commandsOf(span, rows, until).length);
    }),
    { numRuns: 200 },
  );
  const row1000 = '{ at: 0 h, every: 6 min, times: 1000, dose: plerixafor, amount: 1 mg }';
  const rowsOf = (count: number): string => Array.from({ length: count }, () => row1000).join(', ');
  const told = (text: string) =>
    readFile(SMALL, small(text), fromDisk).problems.map((line) => line.replace(/^\S* /, ''));
  expect(told(`schedule: [${rowsOf(5000)}]\n`)).toEqual(['schedule: found 5000000 commands, expected at most 10000']);
  expect(told(`arms: { long: { schedule: [${rowsOf(11)}] } }\n`)).toEqual([
    'arms.long.schedule: found 11000 commands, expected at most 10000',
  ]);
});

test('a file that ends earlier than what it extends takes over no reading of the hours that are gone, and says so', () => {
  const base = small(`expect:
  - { says: early, measure: tumour.tumour.count, above: 1, at: 12 h }
  - { says: late, measure: tumour.tumour.count, above: 1, at: 1 d }
`);
  const read = (duration: string) =>
    readScenario('scenarios/mine.yaml', `stroma: 1\nextends: small.yaml\nduration: ${duration}\n`, (path) =>
      path === SMALL ? base : fromDisk(path),
    );
  expect(read('1 d').notes).toBeUndefined();
  const { scenario, notes, problems } = read('13 h');
  expect(problems).toEqual([]);
  expect(scenario!.expect.map(({ says }) => says)).toEqual(['early']);
  expect(notes).toEqual(['scenarios/mine.yaml:3:11 duration: found 13 h, and 1 expectation reads up to 1 d: left out']);
});
