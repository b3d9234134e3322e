/** The same numbers with another time step; the shift of each mean, in standard deviations over the seeds. */
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { type Bench, makeBench } from '../bench.ts';
import { readRow } from './course.ts';

const USUAL = 'usual ';
const OTHER = 'other ';

export function halving(bench: Bench, probe: ProbeOf<'halving'>): Record<string, number> {
  const measures = [...new Set(probe.rows.map((row) => row.measure))];
  const other = makeBench({ ...bench.scenario, step: probe.step }, bench.seed, measures);
  return Object.fromEntries(
    probe.rows.flatMap((row) => [
      [USUAL + row.part, readRow(bench, row)],
      [OTHER + row.part, readRow(other, row)],
    ]),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** By part, |mean of one − mean of the other| over the standard deviation at the usual step; and the largest. */
export function pooledShifts(values: readonly Record<string, number>[]): Record<string, number> {
  const parts = Object.keys(values[0] ?? {}).flatMap((name) =>
    name.startsWith(USUAL) ? [name.slice(USUAL.length)] : [],
  );
  const shifts = parts.map((part) => {
    const usual = values.map((one) => one[USUAL + part]);
    const other = values.map((one) => one[OTHER + part]);
    const middle = mean(usual);
    const variance = usual.reduce((sum, value) => sum + (value - middle) * (value - middle), 0) / (usual.length - 1);
    return Math.abs(mean(other) - middle) / Math.sqrt(variance);
  });
  return { largest: Math.max(...shifts), ...Object.fromEntries(parts.map((part, i) => [part, shifts[i]])) };
}
