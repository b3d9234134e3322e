/** Distance from a wall at which the mean over rows has fallen to a level, interpolated between sites; µm. */

import { crossing } from '../../analysis/statistics.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { Bench } from '../bench.ts';
import { columnMeans } from '../fields.ts';

export function contour(bench: Bench, probe: ProbeOf<'contour'>): Record<string, number> {
  const means = columnMeans(bench.open(), probe);
  const columns = means.map((_, column) => column).slice(probe.column + 1);
  const distance = crossing(
    columns.map((column) => (column - probe.column) * SITE - probe.wall),
    columns.map((column) => means[column]),
    probe.level,
  );
  return { distance };
}
