/** A measure that rises until a turn and falls after it: share of the rise reached early, and hours to half the fall. */

import { crossing } from '../../analysis/statistics.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';

export function switching(bench: Bench, probe: ProbeOf<'switching'>): Record<string, number> {
  const course = bench.course(probe.measure);
  const values = course.values[probe.measure];
  const indexAt = (minutes: number): number =>
    course.hours.reduce(
      (best, hour, i) => (Math.abs(hour - minutes / 60) < Math.abs(course.hours[best] - minutes / 60) ? i : best),
      0,
    );
  const start = values[0];
  const turn = indexAt(probe.turn);
  const top = values[turn];
  const after = values.slice(turn);
  const half = crossing(
    course.hours.slice(turn).map((hour) => hour - probe.turn / 60),
    after,
    (top + start) / 2,
  );
  return {
    riseShare: (values[indexAt(probe.early)] - start) / (top - start),
    halfFall: half,
    fold: top / start,
  };
}
