/** What the runs of a question give: its readings, its answer, and a text with readings filled in. */
import { answerOf, readingsOf } from '../../analysis/answer.ts';
import { addMoment, type Course, emptyCourse } from '../../analysis/course.ts';
import { HOLE } from '../../scenario/holes.ts';
import { unitOfReading } from '../../scenario/reductions.ts';
import type { Text } from '../../texts/text.ts';
import { number, quantity, reading, timeWithin } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import { opened } from '../run/state.ts';
import { translated } from '../texts/language.ts';
import type { Task } from './task.ts';

export interface Found {
  values: Record<string, number>;
  /** Index of the answer, or the number; null where the runs have none. */
  found: number | null;
}

/** The courses of all measures that a question reads, from the rows of a run; `minutes` per step. */
function courseOf({ series, opened: run }: Arm, { row }: Task): Course {
  const { measures, minutesPerStep } = run.value!;
  const ids = [...new Set(Object.values(row.reads).map(({ measure }) => measure))];
  const columns = ids.map((id) => measures.findIndex((one) => one.id === id));
  const course = emptyCourse(ids);
  for (let at = 0; at < series.rows; at++)
    addMoment(
      course,
      (series.step(at) * minutesPerStep) / 60,
      ids,
      columns.map((column) => (column < 0 ? 0 : series.value(at, column))),
    );
  return course;
}

/** The answer of runs that have reached the end of a question. @param armOf the run of a side, by its arm */
export function judge(asked: Task, armOf: (arm: string) => Arm): Found {
  const courses = new Map(asked.sides.map(({ arm }) => [arm, courseOf(armOf(arm), asked)]));
  return judgeCourses(asked, (arm) => courses.get(arm)!);
}

export function judgeCourses(asked: Task, courseIn: (arm: string) => Course): Found {
  const values = readingsOf(asked.row, courseIn, asked.at);
  return { values, found: answerOf(asked.row, values) };
}

/** Unit of a reading of a question. */
export function unitIn({ row }: Task, name: string): string {
  const read = row.reads[name];
  return unitOfReading(read, opened.value?.measures.find(({ id }) => id === read.measure)?.unit ?? '');
}

/** A reading of a question as people read it: `9 h`, `×2.4`, `412 cells`. */
export function written(asked: Task, name: string, value: number): string {
  const unit = unitIn(asked, name);
  if (unit === 'h') return Number.isFinite(value) ? timeWithin(value) : '–';
  const { value: text, unit: after } = quantity(value, unit);
  return `${text} ${after}`.trim();
}

/** A text with the readings of the run at hand filled in. */
export function filled(asked: Task, text: Text, values: Record<string, number>): string {
  return translated(text).replace(HOLE, (_, name: string, form?: string) => {
    const value = values[name] ?? Number.NaN;
    if (form === 'percent') return `${reading(value * 100)}\u00a0%`;
    if (form === 'change') return `${value > 1 ? '+' : ''}${number(Math.round((value - 1) * 100))}\u00a0%`;
    // The text itself says what is counted, or what it is a multiple of.
    return ['×', 'cells'].includes(unitIn(asked, name))
      ? reading(value)
      : written(asked, name, value).replaceAll(' ', '\u00a0');
  });
}
