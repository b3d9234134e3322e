/**
 * Sobol' indices from the rows of Saltelli's scheme: the share of an output's variance that a factor explains alone
 * (S1) and together with all others (ST).
 *
 * Source: A. Saltelli and others, Computer Physics Communications 181 (2010) 259-270: S1 by its equation (b) of table
 * 2, ST by that of M. J. W. Jansen, Computer Physics Communications 117 (1999) 35-43. The mean is subtracted from the
 * outputs, which leaves the indices unchanged and makes their errors smaller.
 */
import type { Interval } from '../../analysis/statistics.ts';
import { bootstrap } from './bootstrap.ts';

export interface SobolIndex {
  first: Interval;
  total: Interval;
}

/** @param outputs of A, AB of every factor, B, row after row; a row with a non-finite output is left out */
export function sobolIndices(
  outputs: readonly number[],
  count: number,
  draw: () => number,
): { factors: SobolIndex[]; rows: number } {
  const width = count + 2;
  const rows: number[][] = [];
  for (let first = 0; first < outputs.length; first += width) {
    const row = outputs.slice(first, first + width);
    if (row.every(Number.isFinite)) rows.push(row);
  }
  const statistic = (chosen: Int32Array): number[] => {
    const n = chosen.length;
    let sum = 0;
    for (const r of chosen) sum += rows[r][0] + rows[r][count + 1];
    const mean = sum / (2 * n);
    let variance = 0;
    const first = new Float64Array(count);
    const total = new Float64Array(count);
    for (const r of chosen) {
      const row = rows[r];
      const a = row[0] - mean;
      const b = row[count + 1] - mean;
      variance += (a * a + b * b) / (2 * n);
      for (let f = 0; f < count; f++) {
        const ab = row[f + 1] - mean;
        first[f] += (b * (ab - a)) / n;
        total[f] += ((a - ab) * (a - ab)) / (2 * n);
      }
    }
    // The indices of an output that does not vary are 0.
    return [...first, ...total].map((part) => (variance > 0 ? part / variance : 0));
  };
  const all = bootstrap(rows.length, statistic, draw);
  const factors = Array.from({ length: count }, (_, f) => ({ first: all[f], total: all[count + f] }));
  return { factors, rows: rows.length };
}
