/** Reads a scenario as every host does: with the names of measures checked against those that its runs have. */

import { measuresOf } from '../observe/measures.ts';
import { measuresIn } from '../observe/readouts.ts';
import { compile } from '../scenario/compile.ts';
import { unknownName } from '../scenario/nearest.ts';
import type { Problem } from '../scenario/problems.ts';
import { type Files, type ReadResult, type ReadScenario, readScenario } from '../scenario/read.ts';

/** As `readScenario`; a measure that the runs of a scenario do not have is a problem too. */
export const readFile = (name: string, text: string, files: Files, changes: readonly string[] = []): ReadResult =>
  readScenario(name, text, files, changes, measureProblems);

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
