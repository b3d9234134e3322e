/** Values of a field at given sites, and the largest deviation from the expected ones, in %. */
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { nameOfPoint } from '../../scenario/target-parts.ts';
import type { Bench } from '../bench.ts';
import { valueAt } from '../fields.ts';

export function points(bench: Bench, probe: ProbeOf<'points'>): Record<string, number> {
  const run = bench.open();
  const parts: Record<string, number> = {};
  let worst = 0;
  for (const point of probe.points) {
    const value = valueAt(run, probe, probe.x + point.dx, probe.y + point.dy) / probe.scale;
    parts[nameOfPoint(point.dx, point.dy)] = value;
    worst = Math.max(worst, 100 * Math.abs(value / point.value - 1));
  }
  return { deviation: worst, ...parts };
}
