/** Numbers read from the course of measures in any arm, divided by another arm, the start or the largest value. */

import { reduceCourse } from '../../analysis/course.ts';
import type { CourseRow, ProbeOf } from '../../scenario/table/target.ts';
import { BASE } from '../../simulation/arms.ts';
import type { Bench } from '../bench.ts';

export function course(bench: Bench, probe: ProbeOf<'course'>): Record<string, number> {
  return Object.fromEntries(probe.rows.map((row) => [row.part, readRow(bench, row)]));
}

export function readRow(bench: Bench, row: CourseRow): number {
  const { measure, relativeTo, excessOver } = row;
  const own = bench.course(measure, row.arm ?? BASE);
  const value = reduceCourse(own, measure, row);
  if (excessOver !== undefined) {
    const [top, bottom] = excessOver.map((arm) => reduceCourse(bench.course(measure, arm), measure, row));
    return (top! - value) / (top! - bottom!);
  }
  if (relativeTo === undefined) return value;
  if (relativeTo === 'start') return value / own.values[measure]![0]!;
  if (relativeTo === 'max') return value / reduceCourse(own, measure, { reduce: 'max' });
  return value / reduceCourse(bench.course(measure, relativeTo), measure, row);
}
