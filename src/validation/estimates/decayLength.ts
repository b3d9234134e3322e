/** Length λ of p = p0·e^(−x/λ), from a straight line through the logarithms over a range of columns; µm. */

import { fitLine } from '../../analysis/statistics.ts';
import { log } from '../../base/exact.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { Bench } from '../bench.ts';
import { columnMeans } from '../fields.ts';

export function decayLength(bench: Bench, probe: ProbeOf<'decayLength'>): Record<string, number> {
  const means = columnMeans(bench.open(), probe);
  const columns = Array.from({ length: probe.to - probe.from + 1 }, (_, i) => probe.from + i);
  const { slope } = fitLine(
    columns.map((column) => column * SITE),
    columns.map((column) => log(means[column])),
  );
  return { length: -1 / slope };
}
