/** The results of runs, for a person to read. */
import type { Interval } from '../../analysis/statistics.ts';
import type { Measure } from '../../observe/measures/measure.ts';
import { mainMeasures } from '../../run/main-measures.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { english } from '../../texts/words.ts';
import { knownText, table, timeText, valueText } from '../numbers.ts';
import type { RunResult } from './one-run.ts';

export function describeRun(
  scenario: Prepared,
  all: readonly Measure[],
  { seed, steps, hours, digest, version, core, wallSeconds, measures, threads }: RunResult,
): string {
  return table([
    ['scenario', `${scenario.id}: ${english(scenario.title)}`],
    ['seed', seed],
    [
      'time',
      `${timeText(hours)}, ${steps} ${steps === 1 ? 'step' : 'steps'} in ${valueText(wallSeconds)} s on ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    ],
    ...mainMeasures(scenario, all).map((id) => [
      id,
      `${knownText(measures[id])} ${all.find((one) => one.id === id)?.unit ?? ''}`.trimEnd(),
    ]),
    ['made by', `Stroma ${version}, core ${core}`],
    ['digest', digest],
  ]);
}

export function describeRuns(
  runs: readonly { seed: string; result: { digest: string } }[],
  main: readonly { id: string; unit: string }[],
  intervals: Record<string, Interval>,
): string {
  const digests = table([['seed', 'digest'], ...runs.map(({ seed, result }) => [seed, result.digest])]);
  const rows = main.map(({ id, unit }) => {
    const { estimate, low, high } = intervals[id];
    return [id, unit, ...[estimate, low, high].map(knownText)];
  });
  return `${digests}\n\n${table([['measure', 'unit', 'mean', 'low', 'high'], ...rows], [2, 3, 4])}`;
}
