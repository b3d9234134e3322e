/** A reading takes the same number of a course wherever it is written: in an expectation, a target, a sweep or a lesson. */
import { describe, expect, test } from 'vitest';
import { rawOf, readingsOf } from '../../src/analysis/answer.ts';
import { type Course, read, reduceCourse } from '../../src/analysis/course.ts';
import { REDUCTIONS, type Reduction, unitOf } from '../../src/scenario/reductions.ts';
import { question } from '../../src/scenario/schema/lesson-row.ts';
import { reading } from '../../src/scenario/schema/measured.ts';
import { scenarioSchema } from '../../src/scenario/schema/schema.ts';
import { target } from '../../src/scenario/schema/target.ts';
import { Series } from '../../src/sweep/measured-series.ts';
import { sweepSchema } from '../../src/sweep/sweep-schema.ts';
import { readRow } from '../../src/validation/estimates/course.ts';
import { readExpectation } from '../../src/validation/expect.ts';

const MEASURE = 'tumour.count';
const MINUTES = 6;
/** Every half an hour up to two; at one and a half there was nothing to measure. */
const HOURS = [0, 0.5, 1, 1.5, 2];
const VALUES = [1, 4, 3, Number.NaN, 2];
const END = 120;

interface Case {
  reduce: Reduction;
  /** Minutes. */
  from?: number;
  at?: number;
}

const courseOf = (values: readonly number[]): Course => ({ hours: [...HOURS], values: { [MEASURE]: [...values] } });
const course = courseOf(VALUES);

/** How each kind of file takes the number. */
const KINDS: Record<string, (row: Case) => number> = {
  expectation(row) {
    const [parsed] = scenarioSchema.shape.expect.parse([{ says: 'x', measure: MEASURE, ...row }]);
    return readExpectation(parsed, () => course, END);
  },
  target(row) {
    const { probe } = target.parse({
      id: 'D1',
      kind: 'emergent',
      published: 'x',
      source: 'x',
      probe: { estimate: 'course', rows: [{ part: 'x', measure: MEASURE, ...row }] },
    });
    if (probe.estimate !== 'course') throw new Error('another estimate');
    return readRow({ course: () => course }, probe.rows[0]);
  },
  sweep(row) {
    const [parsed] = sweepSchema.shape.measures.parse([{ measure: MEASURE, ...row }]);
    expect(parsed).toMatchObject(row);
    const { reduce, from = 0, at } = row;
    const planned = {
      name: 'x',
      measure: MEASURE,
      unit: '',
      reduce: reduce === 'last' ? null : reduce,
      at: at === undefined ? [] : [at],
      from,
      every: reduce === 'last' ? 0 : 30,
      scenarios: [],
    };
    const series = new Series(planned, (time) => Math.round(time / MINUTES), END / MINUTES);
    for (let step = 0; step <= END / MINUTES; step++)
      if (series.isDue(step, step === END / MINUTES))
        series.add(step / 10, VALUES[HOURS.indexOf(step / 10)] ?? Number.NaN);
    return series.readings()[0]?.value ?? Number.NaN;
  },
  lesson(row) {
    // A page has the rows of the settling too.
    const settled = { hours: [-1, ...HOURS], values: { [MEASURE]: [100, ...VALUES] } };
    const asked = question.parse({
      ask: 'x?',
      explain: 'x',
      reads: { x: { measure: MEASURE, ...row } },
      estimate: { of: 'x', low: 0, high: 1, within: 2, usual: [0, 1] },
    });
    return readingsOf(asked, () => settled, END).x;
  },
};

/** Of the straight line through ln 4, ln 3 and ln 2 at 0.5, 1 and 2 h. */
const HALF_LIFE = halfLifeOf([0.5, 1, 2], [4, 3, 2]);

function halfLifeOf(hours: number[], values: number[]): number {
  const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b) / numbers.length;
  const logs = values.map(Math.log);
  const slope =
    (mean(hours.map((h, i) => h * logs[i])) - mean(hours) * mean(logs)) /
    (mean(hours.map((h) => h * h)) - mean(hours) * mean(hours));
  return -Math.LN2 / slope;
}

const NONE = Number.NaN;

/** What is read, and what it gives. */
const CASES: [Case, number][] = [
  [{ reduce: 'last' }, 2],
  [{ reduce: 'last', at: 60 }, 3],
  [{ reduce: 'last', at: 90 }, NONE],
  [{ reduce: 'max' }, 4],
  [{ reduce: 'max', from: 60 }, 3],
  [{ reduce: 'max', at: 0 }, 1],
  [{ reduce: 'min' }, 1],
  [{ reduce: 'min', from: 60, at: 90 }, 3],
  [{ reduce: 'mean' }, 2.5],
  [{ reduce: 'mean', from: 30, at: 90 }, 3.5],
  [{ reduce: 'timeOfMax' }, 0.5],
  [{ reduce: 'timeOfMax', from: 60 }, 1],
  [{ reduce: 'area' }, 5.5],
  [{ reduce: 'area', from: 60 }, 2.5],
  [{ reduce: 'halfLife', from: 30 }, HALF_LIFE],
  // What rises has no half-life.
  [{ reduce: 'halfLife', at: 30 }, NONE],
  // A window without a value.
  ...REDUCTIONS.map((reduce): [Case, number] => [{ reduce, from: 90, at: 90 }, NONE]),
  // A window without a moment.
  ...REDUCTIONS.map((reduce): [Case, number] => [{ reduce, from: 100, at: 110 }, NONE]),
];

describe.each(Object.entries(KINDS))('read as in a %s', (_, take) => {
  test.each(CASES)('%j is %d', (row, expected) => {
    if (Number.isNaN(expected)) expect(take(row)).toBeNaN();
    else expect(take(row)).toBeCloseTo(expected, 12);
  });
});

describe('a reading', () => {
  const arms: Record<string, Course> = { base: course, twice: courseOf([2, 8, 6, 5, 4]) };
  const take = (row: object, end?: number) =>
    read(reading.parse({ measure: MEASURE, ...row }), (arm = 'base') => arms[arm], end);

  test('is divided by the start, by the largest of the whole run, or by the same of an arm', () => {
    expect(take({ arm: 'twice', relativeTo: 'start' })).toBe(2);
    expect(take({ arm: 'twice', relativeTo: 'max', at: 0 })).toBe(0.25);
    expect(take({ arm: 'twice', relativeTo: 'base', reduce: 'max', from: 60 })).toBe(2);
    expect(take({ relativeTo: 'twice', at: 90 })).toBeNaN();
  });

  test('ends with the run where it says no time, and the largest is not looked for beyond', () => {
    expect(take({ arm: 'twice' }, 60)).toBe(6);
    expect(take({ relativeTo: 'max' }, 0)).toBe(1);
  });

  test('of no moments at all is no number', () => {
    const nothing: Course = { hours: [], values: { [MEASURE]: [] } };
    for (const reduce of REDUCTIONS) {
      expect(reduceCourse(nothing, MEASURE, { reduce })).toBeNaN();
      expect(read({ measure: MEASURE, reduce, relativeTo: 'start' }, () => nothing)).toBeNaN();
    }
  });

  test('has its unit', () => {
    expect(REDUCTIONS.map((reduce) => unitOf(reduce, 'nM'))).toEqual(['nM', 'nM', 'nM', 'nM', 'h', 'nM·h', 'h']);
    expect(unitOf('area', '')).toBe('h');
  });
});

test('a reading is made of the numbers that other seeds are asked for', () => {
  const arms: Record<string, Course> = { base: courseOf([1, 4, 3, 2, 2]), other: courseOf([2, 2, 5, 4, 8]) };
  const windows = { last: { at: 60 }, max: { from: 30 }, timeOfMax: {}, mean: { at: 120 }, area: {} };
  for (const [reduce, window] of Object.entries(windows)) {
    for (const relativeTo of [undefined, 'start', 'max', 'base'] as const) {
      const row = reading.parse({ measure: MEASURE, arm: 'other', reduce, ...window, relativeTo });
      const [own, by] = rawOf(row, END).map((raw) => reduceCourse(arms[raw.arm], MEASURE, raw));
      expect(by === undefined ? own : own / by).toBe(read(row, (arm) => arms[arm ?? 'base'], END));
    }
  }
});
