/** Selects the estimate for a target's probe. */
import type { Probe } from '../scenario/schema/target.ts';
import type { Bench } from './bench.ts';
import { climbing } from './estimates/climbing.ts';
import { contour } from './estimates/contour.ts';
import { course } from './estimates/course.ts';
import { decayLength } from './estimates/decayLength.ts';
import { falling } from './estimates/falling.ts';
import { formation } from './estimates/formation.ts';
import { halving, pooledShifts } from './estimates/halving.ts';
import { ischaemia } from './estimates/ischaemia.ts';
import { migration } from './estimates/migration.ts';
import { percentiles } from './estimates/percentiles.ts';
import { points } from './estimates/points.ts';
import { radialOxygen } from './estimates/radialOxygen.ts';
import { schild } from './estimates/schild.ts';
import { spheroid } from './estimates/spheroid.ts';
import { sprouting } from './estimates/sprouting.ts';
import { switching } from './estimates/switching.ts';

/** The measures whose course a probe reads. */
export function measuresRead(probe: Probe): string[] {
  switch (probe.estimate) {
    case 'course':
    case 'falling':
    case 'halving':
      return [...new Set(probe.rows.map((row) => row.measure))];
    case 'switching':
    case 'ischaemia':
      return [probe.measure];
    default:
      return [];
  }
}

/** The numbers to judge, from those of all seeds: these themselves, or results that need all of them together. */
export const pooled = (probe: Probe, values: Record<string, number>[]): Record<string, number>[] =>
  probe.estimate === 'halving' ? [pooledShifts(values)] : values;

/** Named numbers of one run. */
export function estimate(bench: Bench, probe: Probe): Record<string, number> {
  switch (probe.estimate) {
    case 'decayLength':
      return decayLength(bench, probe);
    case 'contour':
      return contour(bench, probe);
    case 'points':
      return points(bench, probe);
    case 'radialOxygen':
      return radialOxygen(bench, probe);
    case 'formation':
      return formation(bench, probe);
    case 'climbing':
      return climbing(bench, probe);
    case 'migration':
      return migration(bench, probe);
    case 'schild':
      return schild(bench, probe);
    case 'switching':
      return switching(bench, probe);
    case 'spheroid':
      return spheroid(bench, probe);
    case 'ischaemia':
      return ischaemia(bench, probe);
    case 'percentiles':
      return percentiles(bench, probe);
    case 'sprouting':
      return sprouting(bench, probe);
    case 'course':
      return course(bench, probe);
    case 'falling':
      return falling(bench, probe);
    case 'halving':
      return halving(bench, probe);
  }
}
