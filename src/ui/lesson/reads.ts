/** What a question asks for: in words, and as read from a run or a sketched curve. */
import { addMoment, emptyCourse, reduceCourse } from '../../analysis/course.ts';
import { moment } from '../format.ts';
import { texts } from '../texts/language.ts';
import { nameOf, type Task } from './tasks.ts';

/** What is read of which measure, and when: "the peak of CXCL12 in blood up to 2 d"; in the present language. */
export function whatIsRead(asked: Pick<Task, 'label' | 'tissue' | 'several' | 'reduce' | 'from' | 'at'>): string {
  const say = texts.value.lesson;
  const end = moment(asked.at / 60);
  const window = (asked.from ?? 0) === 0 ? say.upTo(end) : say.fromTo(moment(asked.from! / 60), end);
  return say.reads[asked.reduce](nameOf(asked), asked.reduce === 'last' ? say.at(end) : window);
}

type Reads = Pick<Task, 'measure' | 'reduce' | 'from' | 'at'>;

/** The number in question, from a run's own rows; `minutes` per step. */
export function readRows(series: Rows, measures: readonly { id: string }[], minutes: number, asked: Reads): number {
  const index = measures.findIndex(({ id }) => id === asked.measure);
  const course = emptyCourse([asked.measure]);
  for (let row = 0; row < series.rows; row++)
    addMoment(course, (series.step(row) * minutes) / 60, [asked.measure], [series.value(row, index)]);
  return reduceCourse(course, asked.measure, asked);
}

/** The same number from a curve that was sketched. */
export function readSketch(sketch: readonly { hours: number; value: number }[], asked: Reads): number {
  const course = emptyCourse([asked.measure]);
  for (const { hours, value } of sketch) addMoment(course, hours, [asked.measure], [value]);
  return reduceCourse(course, asked.measure, asked);
}

/** The part of a run's rows that is needed. */
interface Rows {
  rows: number;
  step(row: number): number;
  value(row: number, measure: number): number;
}
