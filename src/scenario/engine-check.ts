/** Whether the engine has room for a scenario, and whether what a scenario asks of blood and niche can be. */

import { describe, keysOfPath } from './describe.ts';
import {
  MOST_ARRIVING_TYPE,
  MOST_CELL_TYPES,
  MOST_SPECIES,
  MOST_SUB_STEPS,
  MOST_TISSUES,
  MOST_TRAITS,
} from './limits.ts';
import type { Problem } from './problems.ts';
import { readQuantity } from './quantity.ts';
import type { Scenario, ScheduledRow } from './schema.ts';
import { LARGEST_HOP, LARGEST_SPEED_GAIN, SITE, subStepsOf } from './vocabulary.ts';

/** Numbers of things that the engine counts in few bits, and speeds that need few sub-steps. */
export function checkLimits(scenario: Partial<Scenario>): Problem[] {
  const { cells = {}, step } = scenario;
  const counts = [
    ['species', Object.keys(scenario.species ?? {}), MOST_SPECIES, 'species, oxygen among them'],
    ['cells', Object.keys(cells), MOST_CELL_TYPES, 'cell types'],
    ['tissues', Object.keys(scenario.tissues ?? {}), MOST_TISSUES, 'tissues'],
    ['traits', Object.keys(scenario.traits ?? {}), MOST_TRAITS, 'traits'],
  ] as const;
  const problems = counts.flatMap(([key, { length }, most, what]) =>
    length > most ? [{ path: [key], message: `found ${length} ${what}, expected at most ${most}`, atKey: true }] : [],
  );
  const types = Object.entries(cells);
  return [
    ...problems,
    ...types.flatMap(([id, { speed }]) => (step === undefined ? [] : checkSpeed(['cells', id, 'speed'], speed, step))),
    ...types.flatMap(([id, row]) =>
      row.offersSeats && !row.immovable
        ? [
            {
              path: ['cells', id, 'offersSeats'],
              message:
                'found on a type that may be moved, expected "immovable: true": cells that hold a seat stay beside it',
            },
          ]
        : [],
    ),
  ];
}

/** Sub-steps are drawn for in tables of so many. */
function checkSpeed(path: readonly PropertyKey[], speed: number, step: number): Problem[] {
  if (subStepsOf(speed, step) <= MOST_SUB_STEPS) return [];
  const most = (MOST_SUB_STEPS * LARGEST_HOP * SITE) / LARGEST_SPEED_GAIN / step;
  return [
    {
      path,
      message: `found ${speed} µm/min, expected at most ${Number(most.toPrecision(3))} µm/min with a time step of ${step} min`,
    },
  ];
}

/** A speed that is set while it runs. */
export function checkSpeedSet({ step }: Partial<Scenario>, at: PropertyKey[], { set, to }: ScheduledRow): Problem[] {
  if (set === undefined || step === undefined || !/^cells\.[^.]+\.speed$/.test(set)) return [];
  const read = readQuantity(to, describe(keysOfPath(set))!);
  return 'value' in read ? checkSpeed([...at, 'to'], read.value, step) : [];
}

/** Who circulates, and who is fed into blood. */
export function checkBlood({ cells = {}, circulation, niche }: Partial<Scenario>): Problem[] {
  const problems: Problem[] = [];
  const reference = niche === undefined ? undefined : cells[niche.reference];
  if (niche && reference?.circulates)
    problems.push({
      path: ['niche', 'reference'],
      message: `found "${niche.reference}", which circulates cell by cell; expected a type that does not, since the niche counts its cells in blood itself`,
    });
  Object.entries(cells).forEach(([id, row], index) => {
    if (index > MOST_ARRIVING_TYPE && (row.circulates || id === niche?.reference))
      problems.push({
        path: ['cells', id],
        message: `found type ${index + 1} of the list in blood, expected one of the first ${MOST_ARRIVING_TYPE + 1}`,
        atKey: true,
      });
  });
  for (const [id, influx] of Object.entries(circulation?.influx ?? {})) {
    if (influx > 0 && cells[id] && !cells[id].circulates)
      problems.push({
        path: ['circulation', 'influx', id],
        message: `found an influx of "${id}", which does not circulate; expected a type with "circulates: true"`,
      });
  }
  return problems;
}
