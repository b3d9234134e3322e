/** What a study prints and the tables that it leaves, also when it was interrupted. */
import { exactInterval } from '../../analysis/paired.ts';
import type { Interval } from '../../analysis/statistics.ts';
import type { StudyPlan } from '../../link/study-file.ts';
import { measuresOf } from '../../observe/measures/measures.ts';
import { mainMeasures } from '../../run/main-measures.ts';
import { withArm } from '../../run/scenario-arms.ts';
import { modelOf } from '../../scenario/prepared.ts';
import { interrupted } from '../failure.ts';
import { table, timeText } from '../numbers.ts';
import { print } from '../print.ts';
import { type Comparison, compareArms, comparisonText, corrected, readWidth, type Width } from './comparison.ts';
import { endOf, howToGoOn } from './one-run.ts';
import { describeRuns } from './results-text.ts';
import { writeStudyCrate } from './run-crate.ts';
import type { Studied, StudyRun } from './study.ts';
import { writeStudyTables } from './study-tables.ts';

export function reportStudy(
  plan: StudyPlan,
  { runs, stoppedAt }: Studied,
  folder: string | undefined,
  json: boolean,
): void {
  const width = readWidth(plan.width);
  if (folder !== undefined) {
    writeStudyTables(folder, plan.arms, runs, width);
    writeStudyCrate(folder, plan);
  }
  if (stoppedAt !== undefined && folder !== undefined)
    throw interrupted(howToGoOn(`run ${runs.length + 1} of ${plan.seeds * plan.arms.length}`, folder, plan));
  const first = withArm(plan.scenario, plan.arms[0]);
  const ids = new Set(mainMeasures(first, measuresOf(modelOf(first), first)));
  if (plan.compare) reportComparison(plan, runs, ids, width, json);
  else reportMeans(runs, ids, json);
}

function reportMeans(runs: readonly StudyRun[], main: ReadonlySet<string>, json: boolean): void {
  const results = runs.map(({ result }) => result);
  const intervals = Object.fromEntries(
    runs[0].measures.map(({ id }): [string, Interval] => [
      id,
      exactInterval(results.map(({ measures }) => measures[id])),
    ]),
  );
  const shown = runs[0].measures.filter(({ id }) => main.has(id));
  print(json ? JSON.stringify({ runs: results, ...inColumns(intervals) }) : describeRuns(runs, shown, intervals));
}

/** One table for the means, one for the lower ends, one for the upper. */
function inColumns(intervals: Record<string, Interval>): Record<'mean' | 'low' | 'high', Record<string, number>> {
  const column = (key: keyof Interval) =>
    Object.fromEntries(Object.entries(intervals).map(([id, interval]) => [id, interval[key]]));
  return { mean: column('estimate'), low: column('low'), high: column('high') };
}

function reportComparison(
  { arms, seeds, scenario, steps }: StudyPlan,
  runs: readonly StudyRun[],
  main: ReadonlySet<string>,
  width: Width,
  json: boolean,
): void {
  const values = runs.map((run) => ({ ...run, values: run.result.measures }));
  const all = compareArms(arms, values, width);
  const isMain = ({ measure }: Comparison): boolean => main.has(measure);
  const hours = endOf(withArm(scenario, arms[0]), steps[0]);
  if (!json) {
    const digests = runs.map(({ seed, arm, result }) => [seed, arm, result.digest]);
    print(`${table([['seed', 'arm', 'digest'], ...digests])}

${scenario.id}: ${arms.join(', ')} on ${seeds} seeds, at ${timeText(hours)}

${comparisonText(all.filter(isMain), width)}`);
    return;
  }
  const families = [true, false].map((of) => corrected(all.filter((one) => isMain(one) === of)));
  print(
    JSON.stringify({
      scenario: scenario.id,
      arms,
      seeds,
      hours,
      test: 'paired t test, two-sided; holm: p corrected for the number of main measures, else of the other measures',
      runs: runs.map(({ run, arm, result }) => ({ run, arm, ...result })),
      comparisons: families.flatMap((family, i) => family.map((one) => ({ main: i === 0, ...one }))),
    }),
  );
}
