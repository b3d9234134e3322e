/** Reads a scenario as every host does: with the names of measures checked against those that its runs have. */

import { measuresOf } from '../observe/measures.ts';
import { measuresIn } from '../observe/readouts.ts';
import { compile } from '../scenario/compile.ts';
import { type Json, treeProblem } from '../scenario/layers.ts';
import { unknownName } from '../scenario/nearest.ts';
import { isTree } from '../scenario/paths.ts';
import type { Problem } from '../scenario/problems.ts';
import { checkScenario, type Files, type ReadResult, type ReadScenario, readScenario } from '../scenario/read.ts';

/** As `readScenario`; a measure that the runs of a scenario do not have is a problem too. */
export const readFile = (name: string, text: string, files: Files, changes: readonly string[] = []): ReadResult =>
  readScenario(name, text, files, changes, measureProblems);

/**
 * The scenario that parsed JSON holds in full, as a run or a session keeps it, or every problem at its path: the same
 * checks as of a file.
 * @param id what the scenario is called
 */
export function readValue(value: unknown, id: string): ReturnType<typeof checkScenario> {
  const refuse = (problem: Problem) => ({ scenario: null, problems: [problem] });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse({ path: [], message: 'found no map of keys, expected a scenario' });
  const unsafe = treeProblem(value as Json);
  if (unsafe) return refuse(unsafe);
  if ('extends' in value) return refuse({ path: ['extends'], message: 'found a file, expected the scenario in full' });
  return checkScenario(dosesInMg(value) as { [key: string]: Json }, id, measureProblems);
}

/** What a scenario in core units says of doses with their unit, as a file has to. */
function dosesInMg(value: object): object {
  const rows = (schedule: unknown): unknown =>
    Array.isArray(schedule)
      ? schedule.map((row) => (isBareDose(row) ? { ...row, amount: `${row.amount} mg` } : row))
      : schedule;
  const of = (owner: unknown): unknown =>
    isTree(owner) && 'schedule' in owner ? { ...owner, schedule: rows(owner.schedule) } : owner;
  const whole = of(value) as { arms?: unknown };
  if (!isTree(whole.arms) || Array.isArray(whole.arms)) return whole;
  return { ...whole, arms: Object.fromEntries(Object.entries(whole.arms).map(([id, arm]) => [id, of(arm)])) };
}

const isBareDose = (row: unknown): row is { amount: number } =>
  isTree(row) && 'dose' in row && typeof row.amount === 'number';

function measureProblems(scenario: ReadScenario): Problem[] {
  const measures = measuresOf(compile(scenario), scenario).map(({ id }) => id);
  const named: { path: PropertyKey[]; measure: string }[] = [
    ...scenario.measure.map((measure, i) => ({ path: ['measure', i], measure })),
    ...Object.entries(scenario.readouts).flatMap(([id, { sum }]) =>
      sum.flatMap((product, i) =>
        measuresIn(product).map((measure) => ({ path: ['readouts', id, 'sum', i], measure })),
      ),
    ),
    ...scenario.view.charts.map((measure, i) => ({ path: ['view', 'charts', i], measure })),
    ...scenario.expect.map(({ measure }, i) => ({ path: ['expect', i, 'measure'], measure })),
  ];
  return named.flatMap(({ path, measure }) =>
    measures.includes(measure) ? [] : [{ path, message: unknownName(measure, 'a measure', measures) }],
  );
}
