/** Numbers read from the course of measures in any arm, relative to another arm, the start or the largest value. */

import { read } from '../../analysis/course.ts';
import { BASE } from '../../run/scenario-arms.ts';
import type { CourseRow, ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';

export function course(bench: Bench, probe: ProbeOf<'course'>): Record<string, number> {
  return Object.fromEntries(probe.rows.map((row) => [row.part, readRow(bench, row)]));
}

export function readRow(bench: Pick<Bench, 'course'>, { excessOver, ...row }: CourseRow): number {
  const readIn = (reading: typeof row): number => read(reading, (arm) => bench.course(row.measure, arm ?? BASE));
  if (excessOver === undefined) return readIn(row);
  const [value, top, bottom] = [row.arm, ...excessOver].map((arm) => readIn({ ...row, arm, relativeTo: undefined }));
  return (top - value) / (top - bottom);
}
