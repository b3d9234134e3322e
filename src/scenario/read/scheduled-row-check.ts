/** Checks of one row of a schedule, or of the command that does the same, against the scenario in which it acts. */
import { timeInUnits } from '../../base/plain-words.ts';
import { keysAt } from '../paths.ts';
import type { Scenario, ScheduledRow } from '../schema/schema.ts';
import type { Problem } from './problem.ts';
import { checkTimes } from './times-in-run.ts';

/** Checks that what a row acts on exists, and that a row for a place names its tissue and a site in it. */
export function checkScheduled(
  scenario: Partial<Scenario>,
  at: PropertyKey[],
  row: ScheduledRow,
  complete = true,
): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['set', 'knockout'] as const) {
    const path = row[key];
    if (path !== undefined && complete && keysAt(scenario, path) === null)
      problems.push({
        path: [...at, key],
        message: `found "${path}", expected a path at which the scenario has a value`,
      });
  }
  if (row.times !== undefined && row.every === undefined && row.times > 1) {
    problems.push({ path: [...at, 'times'], message: `found ${row.times} without every, expected a repeat interval` });
  }
  problems.push(...checkTimes(scenario, at, row), ...checkGiven(scenario, at, row));
  const place = row.add !== undefined || row.place !== undefined || row.remove !== undefined;
  if (!place || (!complete && row.tissue !== undefined && !scenario.tissues?.[row.tissue])) return problems;
  const tissue = row.tissue === undefined ? undefined : scenario.tissues?.[row.tissue];
  if (tissue === undefined) {
    const known = Object.keys(scenario.tissues ?? {});
    problems.push({ path: [...at, 'tissue'], message: `found nothing, expected a tissue: ${known.join(', ')}` });
    return problems;
  }
  for (const [key, size] of [
    ['x', tissue.width],
    ['y', tissue.height],
  ] as const) {
    const value = row[key];
    if (value === undefined && row.place !== undefined) {
      problems.push({ path: [...at, key], message: `found nothing, expected a site (0 to ${size - 1})` });
    } else if (value !== undefined && (value < 0 || value > size - 1)) {
      problems.push({ path: [...at, key], message: `found ${value}, expected a site (0 to ${size - 1})` });
    }
  }
  return problems;
}

/** The cell types that can be infused: those that blood counts, cell by cell, as a pool or for the niche. */
export const infusable = ({ cells = {}, circulation, niche }: Partial<Scenario>): string[] =>
  Object.keys(cells).filter(
    (id) =>
      cells[id].circulates ||
      (circulation?.pools[id]?.density ?? 0) > 0 ||
      (niche?.reference === id && niche.restDensity > 0),
  );

/** Checks that blood can hold what a row infuses or holds there, and that it says for how long. */
export function checkGiven(scenario: Partial<Scenario>, at: PropertyKey[], row: ScheduledRow): Problem[] {
  const { infuse, hold, cells } = row;
  const problems = infuse === undefined && hold === undefined ? [] : lastingProblems(at, row);
  if (infuse !== undefined && cells !== undefined && scenario.cells?.[infuse] && !infusable(scenario).includes(infuse))
    problems.push({
      path: [...at, 'infuse'],
      message: `found "${infuse}", whose cells are not counted in blood; expected a type with "circulates: true", with a pool in circulation that has a density, or the reference type of the niche: ${infusable(scenario).join(', ') || 'there is none'}`,
    });
  if (hold !== undefined && scenario.drugs?.[hold]?.free === 0)
    problems.push({
      path: [...at, 'hold'],
      message: `found "${hold}", of which nothing is free in blood (free: 0); expected a drug with a free share`,
    });
  return problems;
}

/** Problems of how long something goes on. */
function lastingProblems(at: PropertyKey[], { at: from, for: minutes, until, every, amount }: ScheduledRow): Problem[] {
  const start = timeInUnits(from);
  if (minutes !== undefined && until !== undefined)
    return [{ path: [...at, 'until'], message: 'found for and until, expected one of them' }];
  if (until !== undefined && every !== undefined)
    return [{ path: [...at, 'until'], message: 'found until beside every, expected for: how long each lasts' }];
  if (until !== undefined && until <= from)
    return [{ path: [...at, 'until'], message: `found ${timeInUnits(until)}, expected a time after at, ${start}` }];
  if (amount !== undefined && minutes === undefined && until === undefined)
    return [
      {
        path: [...at, 'amount'],
        message:
          'found an amount that is infused without for or until; expected how long, or dose, which gives it at once',
      },
    ];
  return [];
}
