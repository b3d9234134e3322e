/** The readings of one measure over a run of a sweep: when they are due, and how they are reduced. */
import { addMoment, type Course, emptyCourse, reduceCourse } from '../analysis/course.ts';
import type { PlannedMeasure } from './plan.ts';
import type { Reading } from './result-rows.ts';

/** The readings of one measure over a run. */
export class Series {
  private readonly course: Course;
  private readonly times: Set<number>;
  private readonly every: number;
  private readonly from: number;
  private readonly to: number;

  constructor(
    private readonly planned: PlannedMeasure,
    inSteps: (time: number) => number,
    last: number,
  ) {
    this.course = emptyCourse([planned.measure]);
    const { reduce, at, every, from } = planned;
    this.every = every > 0 ? Math.max(1, inSteps(every)) : 0;
    this.from = inSteps(from);
    this.to = reduce !== null && at.length > 0 ? inSteps(at[0]) : last;
    this.times = new Set(reduce === null && every === 0 ? (at.length > 0 ? at.map(inSteps) : [last]) : [this.to]);
  }

  /** Whether a reading is due at a step; `end` if that is the last one, which may come early. */
  isDue(step: number, end: boolean): boolean {
    if (step > this.to) return false;
    if (this.times.has(step)) return true;
    if (this.every > 0 && step >= this.from && (step - this.from) % this.every === 0) return true;
    return end && (this.every > 0 || this.planned.at.length === 0);
  }

  add(hours: number, value: number): void {
    addMoment(this.course, hours, [this.planned.measure], [value]);
  }

  readings(): Reading[] {
    const { name, measure, reduce, from } = this.planned;
    const { hours, values } = this.course;
    if (reduce === null) return hours.map((hour, i) => ({ measure: name, hours: hour, value: values[measure][i] }));
    const value = reduceCourse(this.course, measure, { reduce, from });
    return [{ measure: name, hours: hours[hours.length - 1] ?? Number.NaN, value }];
  }
}
