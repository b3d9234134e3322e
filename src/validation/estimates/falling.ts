/** When measures fall below a level, and which does so first. */
import { reduceCourse } from '../../analysis/course.ts';
import { BASE } from '../../run/scenario-arms.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';

const HOURS_PER_DAY = 24;

export function falling(bench: Pick<Bench, 'course'>, { level, at, rows }: ProbeOf<'falling'>): Record<string, number> {
  const values: Record<string, number> = {};
  const times: number[] = [];
  for (const { part, measure } of rows) {
    const course = bench.course(measure, BASE);
    const below = course.hours.findIndex((hour, i) => hour >= 0 && course.values[measure][i] < level);
    const time = course.hours[below < 0 ? course.hours.length - 1 : below] / HOURS_PER_DAY;
    values[part] = reduceCourse(course, measure, { reduce: 'last', at });
    values[`${part}Time`] = time;
    times.push(time);
  }
  const [first, ...others] = times;
  return others.length === 0 ? values : { ...values, lead: Math.min(...others) - first };
}
