/** Checks how the numbers of a scenario fit together, once each is known to be in its own range. */
import type { ExpectationRow, Scenario, ScheduledRow } from '../schema/schema.ts';
import { checkBlood, checkLimits } from './engine-check.ts';
import { checkLayout, checkMeasured } from './layout-check.ts';
import type { Problem } from './problem.ts';
import { checkScheduled } from './scheduled-row-check.ts';
import { checkTarget } from './target-check.ts';

/** Sizes of a lattice that wraps are multiples of this. */
const WRAP_UNIT = 16;

/**
 * @param scenario its valid parts; invalid ones are left out
 * @param complete whether no part is left out
 */
export function checkConsistency(scenario: Partial<Scenario>, complete = true): Problem[] {
  const { tissues = {}, schedule = [], arms = {}, expect = [] } = scenario;
  const problems: Problem[] = [...checkLimits(scenario), ...checkBlood(scenario)];
  for (const [id, { coatedWith }] of Object.entries(scenario.cells ?? {})) {
    for (const species of Object.keys(coatedWith)) {
      if (scenario.species?.[species]?.kind === 'oxygen')
        problems.push({
          path: ['cells', id, 'coatedWith', species],
          message: `found "${species}", expected a ligand`,
          atKey: true,
        });
    }
  }
  for (const [id, tissue] of Object.entries(tissues)) {
    for (const side of ['width', 'height'] as const) {
      if (tissue.wrap && tissue[side] % WRAP_UNIT !== 0) {
        problems.push({
          path: ['tissues', id, side],
          message: `found ${tissue[side]}, expected a multiple of ${WRAP_UNIT} since the tissue wraps`,
        });
      }
    }
    problems.push(...checkLayout(tissue, tissue.layout, ['tissues', id, 'layout']));
    for (const [species, row] of Object.entries(tissue.measured ?? {}))
      problems.push(...checkMeasured(tissue, row, ['tissues', id, 'measured', species]));
  }
  const schedules: [PropertyKey[], ScheduledRow[]][] = [
    [['schedule'], schedule],
    ...Object.entries(arms).map(([id, arm]): [PropertyKey[], ScheduledRow[]] => [
      ['arms', id, 'schedule'],
      arm.schedule,
    ]),
  ];
  for (const [path, rows] of schedules) {
    rows.forEach((row, i) => {
      problems.push(...checkScheduled(scenario, [...path, i], row, complete));
    });
  }
  expect.forEach((row, i) => {
    problems.push(...checkExpectation(['expect', i], row));
  });
  if (scenario.target) problems.push(...checkTarget(scenario.target, scenario.duration));
  return problems;
}

/** Checks that an expectation can be both met and missed. */
function checkExpectation(at: PropertyKey[], { above, below, from, at: end }: ExpectationRow): Problem[] {
  if (above === undefined && below === undefined)
    return [{ path: at, message: 'found neither above nor below, expected one of them' }];
  if (above !== undefined && below !== undefined && above >= below)
    return [{ path: [...at, 'below'], message: `found ${below}, expected more than above, which is ${above}` }];
  if (from !== undefined && end !== undefined && from > end)
    return [{ path: [...at, 'from'], message: `found ${from} min, expected no later than at, which is ${end} min` }];
  return [];
}
