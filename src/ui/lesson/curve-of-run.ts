/** The curve of a measure in a run, up to the moment of a question. */
import type { Arm } from '../run/arm.ts';
import { hoursAt, measureIndex } from '../run/state.ts';
import type { Task } from './task.ts';

export interface Point {
  hours: number;
  value: number;
}

/** Number of points of a run's curve. */
const POINTS = 240;

export function curveOfRun({ series }: Arm, measure: string, { at }: Task): Point[] {
  const end = at / 60;
  const { x, y } = series.curve(measureIndex(measure), hoursAt, 0, end, POINTS);
  return [...x].map((hours, i) => ({ hours, value: y[i] })).filter(({ hours }) => hours <= end + 1e-9);
}
