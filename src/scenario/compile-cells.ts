/** Compiles the rows of the cell types. */
import { withAll } from '../base/uniform.ts';
import { RATES, type Rated } from './behaviours.ts';
import { compilePlan } from './compile-plan.ts';
import type { CellType, Plan, Species } from './model.ts';
import type { CellRow, Scenario } from './schema/schema.ts';
import { MAX_SPEED_GAIN, type Names, subStepsOf } from './vocabulary.ts';

export function compileCells(scenario: Scenario, names: Names): CellType[] {
  return names.cells.map((id, index) => {
    const row = scenario.cells[id];
    const plan = compilePlan(id, scenario, names);
    const subSteps = subStepsOf(fastestOf(plan, row.speed), scenario.step);
    return {
      ...ownNumbers(row),
      ...conduitsOf(row),
      leads: row.leads,
      offersSeats: row.offersSeats,
      id,
      index,
      slot: names.tissues.map((tissue) => ((row.layers[tissue] ?? row.layer) === 'mobile' ? 1 : 0)),
      rest: [
        ...names.receptors.map((receptor) => row.receptors[receptor] ?? 0),
        ...names.states.map((state) => row.states[state] ?? 0),
        ...names.traits.map((trait) => row.traits[trait] ?? 0),
      ],
      secretes: names.species.map((species) => row.secrete[species] ?? 0),
      plan,
      repelledAbove: turnsOf(row, names),
      subSteps,
      inherits: names.traits.flatMap((trait, t) => (row.traits[trait] === undefined ? [] : [t])),
      leader:
        row.leads === undefined
          ? -1
          : names.receptors.length + names.states.length + names.traits.indexOf(row.leads.trait),
      sproutType: names.cells.indexOf((row.perfuses ?? row.drains)?.sprouts ?? ''),
      acts: plan.outputs.length > 0 || row.takesSeats,
    };
  });
}

/** The speed that fixes the sub-steps: that at rest, or more where a rule raises it to a value beyond the usual gain. */
const fastestOf = ({ terms, outputs }: Plan, speed: number): number =>
  outputs
    .flatMap(({ name, effects }) => (name === 'speed' ? effects : []))
    .filter(({ term }) => terms[term].operator === 'raise')
    .reduce((fastest, { factor }) => Math.max(fastest, factor / MAX_SPEED_GAIN), speed);

/**
 * By receptor, the occupancy above which it repels; empty if none ever does. Sweep plans written by an earlier version
 * lack this key.
 */
const turnsOf = ({ repelledAbove = {} }: Partial<CellRow>, { receptors }: Names): number[] =>
  Object.values(repelledAbove).some((turn) => turn > 0) ? receptors.map((id) => repelledAbove[id] ?? 0) : [];

/** The coats of all cell types that bind a species. */
export function coatsOf(species: string, { cells }: Scenario): Pick<Species, 'coatCapacity' | 'coatDissociation'> {
  const coats = [
    undefined,
    ...Object.values(cells).map(({ coatedWith = {} }: Partial<CellRow>) => coatedWith[species]),
  ];
  if (!coats.some((coat) => coat && coat.capacity > 0)) return { coatCapacity: [], coatDissociation: [] };
  return {
    coatCapacity: coats.map((coat) => coat?.capacity ?? 0),
    coatDissociation: coats.map((coat) => coat?.dissociation ?? 0),
  };
}

/** The part of its row that the engine reads unchanged. */
const ownNumbers = (row: CellRow) => ({
  ...(Object.fromEntries((Object.keys(RATES) as Rated[]).map((name) => [name, row[name]])) as Record<Rated, number>),
  immovable: row.immovable,
  uptake: row.uptake,
  speed: row.speed,
  persistence: row.persistence,
  taxis: row.taxis,
  adhesion: row.adhesion,
  matrixFriction: row.matrixFriction,
  matrixBarrier: row.matrixBarrier,
  erosion: row.erosion,
  regrowth: row.regrowth,
  integrity: row.integrity,
  matrixDeposition: row.matrixDeposition,
  matrixRemoval: row.matrixRemoval,
  integrin: row.integrin,
  mutation: row.mutation,
  lossFromBlood: row.lossFromBlood,
  takesSeats: row.takesSeats,
  circulates: row.circulates,
});

/** What it carries: vessels of blood and of lymph have the same keys. */
const conduitsOf = ({ perfuses, drains }: CellRow): Pick<CellType, 'perfuses' | 'drains'> => ({
  perfuses: perfuses && withAll(NO_CONDUIT, perfuses),
  drains: drains && withAll(NO_CONDUIT, drains),
});

const NO_CONDUIT: Record<keyof NonNullable<CellRow['perfuses']>, undefined> = {
  radius: undefined,
  oxygen: undefined,
  permeability: undefined,
  coat: undefined,
  tip: undefined,
  sprouts: undefined,
};
