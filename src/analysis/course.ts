/** The course of measures over a run, and how a reading takes one number from it. */
import { LN2, log } from '../base/exact.ts';
import { isOwnPart, type Reduction } from '../scenario/reductions.ts';
import type { Reading } from '../scenario/schema/measured.ts';

export type { Reduction };

export interface Course {
  /** Time of every moment, hours since time 0 of the run, ascending. */
  hours: number[];
  /** By measure, one value per moment; NaN where the measure has no value, such as the mean of no cells. */
  values: Record<string, number[]>;
}

export interface Window {
  reduce: Reduction;
  /** Minutes; without `from`, the window begins at time 0; without `at`, it ends with the course. */
  from?: number | undefined;
  at?: number | undefined;
}

/** Smallest and largest number that is accepted; without one there is no bound. */
interface Accepted {
  above?: number | undefined;
  below?: number | undefined;
}

/** Whether a number is accepted. NaN, for instance of an empty count divided by another, is outside every range. */
export const isWithin = ({ above, below }: Accepted, value: number): boolean =>
  value >= (above ?? Number.NEGATIVE_INFINITY) && value <= (below ?? Number.POSITIVE_INFINITY);

/** Tolerance at the edges of a window, hours. */
const SLACK = 1e-6;

export const emptyCourse = (measures: readonly string[]): Course => ({
  hours: [],
  values: Object.fromEntries(measures.map((id) => [id, []])),
});

/** Appends a moment: the values of all measures, in the order of `measures`. */
export function addMoment(course: Course, hours: number, measures: readonly string[], values: ArrayLike<number>): void {
  course.hours.push(hours);
  measures.forEach((id, i) => course.values[id].push(values[i]));
}

/**
 * The number that a reading takes. `courseIn` gives the course of an arm, or of the scenario itself for undefined;
 * `end` is the end of the run, minutes, for courses that go on beyond it. `relativeTo` divides the number: `start` by
 * the value at the first moment from time 0 on, `max` by the largest of the whole run, an arm by the same reading
 * there.
 */
export function read(
  { measure, arm, relativeTo, ...window }: Reading,
  courseIn: (arm: string | undefined) => Course,
  end?: number,
): number {
  const within = { ...window, at: window.at ?? end };
  const own = courseIn(arm);
  const value = reduceCourse(own, measure, within);
  if (relativeTo === undefined) return value;
  if (!isOwnPart(relativeTo)) return value / reduceCourse(courseIn(relativeTo), measure, within);
  if (relativeTo === 'max') return value / reduceCourse(own, measure, { reduce: 'max', at: end });
  return value / (own.values[measure][own.hours.findIndex((hour) => hour >= -SLACK)] ?? Number.NaN);
}

/**
 * One number from the course of a measure; times are in hours, an area in the measure's unit times hours. `last` is
 * the value at the last moment of the window, NaN where it has none; every other reduction skips moments without a
 * value. A window without a moment, or without a value, gives NaN.
 */
export function reduceCourse(course: Course, measure: string, { reduce, from = 0, at }: Window): number {
  const values = course.values[measure];
  const { hours } = course;
  const start = from / 60 - SLACK;
  const end = (at === undefined ? Number.POSITIVE_INFINITY : at / 60) + SLACK;
  const inside = hours.flatMap((hour, i) => (hour >= start && hour <= end ? [i] : []));
  if (reduce === 'last') return values[inside[inside.length - 1] ?? -1] ?? Number.NaN;
  const known = inside.filter((i) => !Number.isNaN(values[i]));
  if (known.length === 0) return Number.NaN;
  const most = known.reduce((best, i) => (values[i] > values[best] ? i : best));
  switch (reduce) {
    case 'max':
      return values[most];
    case 'min':
      return known.reduce((least, i) => Math.min(least, values[i]), Number.POSITIVE_INFINITY);
    case 'mean':
      return known.reduce((sum, i) => sum + values[i], 0) / known.length;
    case 'area':
      return known.slice(1).reduce((sum, i, n) => {
        const before = known[n];
        return sum + 0.5 * (values[i] + values[before]) * (hours[i] - hours[before]);
      }, 0);
    case 'timeOfMax':
      return hours[most];
    case 'halfLife':
      return halfLife(
        known.map((i) => hours[i]),
        known.map((i) => values[i]),
      );
  }
}

/** Half-life of an exponential fall, by a line through the logarithms; NaN for no fall or a value not above 0. */
function halfLife(hours: readonly number[], values: readonly number[]): number {
  const logs = values.map(log);
  const meanHour = hours.reduce((a, b) => a + b, 0) / hours.length;
  const meanLog = logs.reduce((a, b) => a + b, 0) / logs.length;
  let covariance = 0;
  let variance = 0;
  hours.forEach((hour, i) => {
    covariance += (hour - meanHour) * (logs[i] - meanLog);
    variance += (hour - meanHour) * (hour - meanHour);
  });
  return covariance < 0 ? (-LN2 * variance) / covariance : Number.NaN;
}
