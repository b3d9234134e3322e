/** The curve that is sketched as a prediction. */
import { answerOf, readingsOf } from '../../analysis/answer.ts';
import { addMoment, type Course, emptyCourse } from '../../analysis/course.ts';
import { focus, opened } from '../run/state.ts';
import { knownCourse, knownOf } from './known.ts';
import type { Answer } from './lesson.ts';
import type { Task } from './task.ts';

type Sketch = Answer['sketch'];
type Point = Sketch[number];

/** A sketch with one more point; drawing back over an earlier part redraws the curve from that time on. */
export const sketched = (sketch: Sketch, point: Point): Sketch => [
  ...sketch.filter(({ hours }) => hours < point.hours),
  point,
];

/** The value at which every run begins; 0 for a curve drawn as a share of its peak. */
export function startOfSketch({ chart, known }: Task): number {
  const run = opened.value;
  if (known !== null || run === null || chart.length === 0) return 0;
  const value = focus.value.series.rows > 0 ? valueAtStart(chart[0].id) : 0;
  return Number.isFinite(value) ? value : 0;
}

function valueAtStart(measure: string): number {
  const { series } = focus.value;
  const column = opened.value!.measures.findIndex(({ id }) => id === measure);
  let row = 0;
  while (row < series.rows - 1 && series.step(row) < 0) row++;
  return series.value(row, column);
}

/** The answer that a sketch implies as the last run's curve; null if it is not enough for an answer. */
export function answerOfSketch(asked: Task, sketch: Sketch): number | null {
  const [{ id }] = asked.chart;
  const known = knownOf(asked);
  const last = asked.sides.at(-1)!.arm;
  const drawn = courseOf(id, sketch);
  const courseIn = (arm: string): Course => {
    if (arm === last) return drawn;
    return courseOf(id, known?.measure === id ? (knownCourse(asked) ?? []) : []);
  };
  if (Object.values(asked.row.reads).some(({ measure }) => measure !== id)) return null;
  return answerOf(asked.row, readingsOf(asked.row, courseIn, asked.at));
}

function courseOf(measure: string, points: readonly Point[]): Course {
  const course = emptyCourse([measure]);
  for (const { hours, value } of points) addMoment(course, hours, [measure], [value]);
  return course;
}
