/** Whether the engine has room for a scenario, and whether its blood and niche are possible. */
import { timeInUnits } from '../../base/plain-words.ts';
import { MAX_CELL_TYPES, MAX_SPECIES, MAX_TISSUES, MAX_TRAITS } from '../limits.ts';
import type { Scenario, ScheduledRow } from '../schema/schema.ts';
import type { Problem } from './problem.ts';

/** Checks the numbers of things that the engine counts in few bits. */
export function checkLimits(scenario: Partial<Scenario>): Problem[] {
  const counts = [
    ['species', Object.keys(scenario.species ?? {}), MAX_SPECIES, 'species, oxygen among them'],
    ['cells', Object.keys(scenario.cells ?? {}), MAX_CELL_TYPES, 'cell types'],
    ['tissues', Object.keys(scenario.tissues ?? {}), MAX_TISSUES, 'tissues'],
    ['traits', Object.keys(scenario.traits ?? {}), MAX_TRAITS, 'traits'],
  ] as const;
  return counts.flatMap(([key, { length }, most, what]) =>
    length > most ? [{ path: [key], message: `found ${length} ${what}, expected at most ${most}`, atKey: true }] : [],
  );
}

/** Checks which cell types circulate and which flow into blood. */
export function checkBlood({ cells = {}, circulation, niche }: Partial<Scenario>): Problem[] {
  const problems: Problem[] = [];
  const reference = niche === undefined ? undefined : cells[niche.reference];
  if (niche && reference?.circulates)
    problems.push({
      path: ['niche', 'reference'],
      message: `found "${niche.reference}", which circulates cell by cell; expected a type that does not, since the niche counts its cells in blood itself`,
    });
  for (const [id, influx] of Object.entries(circulation?.influx ?? {})) {
    if (influx > 0 && cells[id] && !cells[id].circulates)
      problems.push({
        path: ['circulation', 'influx', id],
        message: `found an influx of "${id}", which does not circulate; expected a type with "circulates: true"`,
      });
  }
  for (const [id, { route, onward, onwardLoss }] of Object.entries(circulation?.organs ?? {})) {
    const path = ['circulation', 'organs', id];
    if (onward !== undefined && route !== 'lymph')
      problems.push({
        path: [...path, 'onward'],
        message: 'found a rate for an organ that cells home to from blood; expected "route: lymph"',
      });
    if (onwardLoss > 0 && onward === undefined)
      problems.push({
        path: [...path, 'onwardLoss'],
        message: 'found a loss of cells that do not go on; expected "onward" beside it',
      });
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
