/** Rank correlation of a ligand with oxygen over the columns of a strip, and a measure in arms over that in the base. */

import { reduceCourse } from '../../analysis/course.ts';
import { rankCorrelation } from '../../analysis/statistics.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';
import { columnMeans, oxygenName } from '../fields.ts';

export function ischaemia(bench: Bench, probe: ProbeOf<'ischaemia'>): Record<string, number> {
  const run = bench.open();
  const ligand = columnMeans(run, probe);
  const oxygen = columnMeans(run, { tissue: probe.tissue, species: oxygenName(run) });
  const last = (arm?: string): number =>
    reduceCourse(bench.course(probe.measure, arm), probe.measure, { reduce: 'last' });
  const base = last();
  return {
    correlation: rankCorrelation(ligand, oxygen),
    ...Object.fromEntries(probe.arms.map((arm) => [arm, last(arm) / base])),
    number: base,
  };
}
