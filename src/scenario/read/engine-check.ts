/** Whether the engine has room for a scenario, and whether its blood and niche are possible. */
import { MAX_CELL_TYPES, MAX_SPECIES, MAX_TISSUES, MAX_TRAITS } from '../limits.ts';
import type { Scenario } from '../schema/schema.ts';
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
