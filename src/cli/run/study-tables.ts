/** The tables of a study: every value in one, bands over time, and the comparison of its arms. */
import { join } from 'node:path';
import { exactInterval, quantilesOf } from '../../analysis/paired.ts';
import { csvLine } from '../../base/csv.ts';
import { writingText } from '../../files/write-whole.ts';
import { numberOrNull } from '../numbers.ts';
import { MEASURES } from '../write-run.ts';
import { type Comparison, compareArms, type Width } from './comparison.ts';
import type { StudyRun } from './study.ts';

const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
const SPREAD = ['min', 'q05', 'q25', 'median', 'q75', 'q95', 'max'];

/** Writes the tables of the runs that are done; the comparison only where there are pairs. */
export function writeStudyTables(
  folder: string,
  arms: readonly string[],
  runs: readonly StudyRun[],
  width: Width,
): void {
  writingText(join(folder, MEASURES), (add) => {
    add(csvLine(['run', 'seed', 'arm', 'hours', 'measure', 'unit', 'value']));
    for (const { run, seed, arm, measures, rows } of runs)
      for (const { hours, values } of rows)
        measures.forEach(({ id, unit }, i) => {
          add(csvLine([run, seed, arm, hours, id, unit, numberOrNull(values[i])]));
        });
  });
  writingText(join(folder, 'bands.csv'), (add) => {
    add(csvLine(['arm', 'hours', 'measure', 'unit', 'runs', 'mean', 'low', 'high', ...SPREAD]));
    for (const arm of arms)
      for (const { hours, id, unit, values } of seriesOf(runs.filter((one) => one.arm === arm))) {
        const known = values.filter(Number.isFinite);
        if (known.length === 0) continue;
        const { estimate, low, high } = exactInterval(known);
        const spread = quantilesOf(known, SHARES);
        add(csvLine([arm, hours, id, unit, known.length, estimate, numberOrNull(low), numberOrNull(high), ...spread]));
      }
  });
  if (arms.length < 2) return;
  writingText(join(folder, 'comparison.csv'), (add) => {
    add(csvLine(COMPARISON));
    for (const one of overTime(arms, runs, width)) add(csvLine(rowOf(one)));
  });
}

/** The values of all runs of an arm, by time and measure. */
function* seriesOf(runs: readonly StudyRun[]) {
  const [first] = runs;
  for (const [r, { hours }] of first?.rows.entries() ?? [])
    for (const [i, { id, unit }] of first.measures.entries())
      yield { hours, id, unit, values: runs.map(({ rows }) => rows[r]?.values[i] ?? Number.NaN) };
}

const COMPARISON = [
  ...['hours', 'measure', 'unit', 'first', 'second', 'pairs', 'first_mean', 'second_mean', 'difference', 'low', 'high'],
  ...['effect', 't', 'p', 'width', 'wanted_width', 'seeds_needed'],
];

const rowOf = (one: Comparison & { hours: number }): (string | number | null)[] => [
  ...[one.hours, one.measure, one.unit, one.first, one.second, one.pairs, one.firstMean, one.secondMean],
  ...[one.difference, one.low, one.high, one.effect, one.t, one.p, one.width, one.wantedWidth],
  one.seedsNeeded?.seeds ?? null,
];

/** The comparison at every time that the runs have recorded. */
function* overTime(arms: readonly string[], runs: readonly StudyRun[], width: Width) {
  const times = new Set(runs.flatMap(({ rows }) => rows.map(({ hours }) => hours)));
  for (const hours of [...times].sort((a, b) => a - b)) {
    const then = runs.map((run) => {
      const row = run.rows.find((one) => one.hours === hours);
      const values = Object.fromEntries(run.measures.map(({ id }, i) => [id, row?.values[i] ?? Number.NaN]));
      return { ...run, values };
    });
    for (const one of compareArms(arms, then, width)) yield { ...one, hours };
  }
}
