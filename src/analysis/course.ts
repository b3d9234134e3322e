/** The course of measures over a run, and how it becomes one number. */
import { LN2, log } from '../base/exact.ts';
import type { REDUCTIONS } from '../scenario/table/target.ts';

export interface Course {
  /** Hours of every reading, growing. */
  hours: number[];
  /** By measure, one value a reading. */
  values: Record<string, number[]>;
}

export type Reduction = (typeof REDUCTIONS)[number];

export interface Window {
  reduce: Reduction;
  /** Minutes; without `from` the window is all up to `at`, without `at` it ends with the course. */
  from?: number | undefined;
  at?: number | undefined;
}

/** One number from the course of a measure; times in hours, an area in the measure's unit times hours. */
export function reduceCourse(course: Course, measure: string, window: Window): number {
  const values = course.values[measure]!;
  const { hours } = course;
  const end = window.at === undefined ? hours[hours.length - 1]! : window.at / 60;
  const start = window.from === undefined ? 0 : window.from / 60;
  const inside = hours.flatMap((hour, i) => (hour >= start - 1e-6 && hour <= end + 1e-6 ? [i] : []));
  if (inside.length === 0) return Number.NaN;
  const last = inside[inside.length - 1]!;
  const most = inside.reduce((best, i) => (values[i]! > values[best]! ? i : best), inside[0]!);
  switch (window.reduce) {
    case 'last':
      return values[last]!;
    case 'max':
      return values[most]!;
    case 'min':
      return Math.min(...inside.map((i) => values[i]!));
    case 'mean':
      return inside.reduce((sum, i) => sum + values[i]!, 0) / inside.length;
    case 'area':
      return inside
        .slice(1)
        .reduce((sum, i) => sum + 0.5 * (values[i]! + values[i - 1]!) * (hours[i]! - hours[i - 1]!), 0);
    case 'timeOfMax':
      return hours[most]!;
    case 'halfLife':
      return halfLife(
        inside.map((i) => hours[i]!),
        inside.map((i) => values[i]!),
      );
  }
}

/** Half-life of an exponential fall, from the straight line of the logarithms. */
function halfLife(hours: readonly number[], values: readonly number[]): number {
  const logs = values.map(log);
  const meanHour = hours.reduce((a, b) => a + b, 0) / hours.length;
  const meanLog = logs.reduce((a, b) => a + b, 0) / logs.length;
  let covariance = 0;
  let variance = 0;
  hours.forEach((hour, i) => {
    covariance += (hour - meanHour) * (logs[i]! - meanLog);
    variance += (hour - meanHour) * (hour - meanHour);
  });
  return (-LN2 * variance) / covariance;
}
