/** Rules applied to circulating cells: their signals at given ligand, and their outputs from what is known of them. */

import { BEHAVIOUR_NAMES, type Behaviour } from '../../scenario/behaviours.ts';
import type { CellType } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import { firstTrait } from '../../world/traits.ts';
import { condition, joinInputs, outputOf } from '../cells/evaluate.ts';
import { occupancyOf } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { READINGS } from '../readings/list.ts';
import type { AnyReading } from '../readings/reading.ts';

/** The known properties of a cell in blood. */
export interface Circulating {
  /** s_X of every receptor. */
  signals: readonly number[];
  /** Receptors, states and traits. */
  levels: Float64Array;
}

/** s_X = r_X·θ_X for every receptor, at unbound ligand by species, nM. */
export const signalsAt = (
  engine: Engine,
  type: CellType,
  levels: Float64Array,
  chemokines: ArrayLike<number>,
): number[] =>
  engine.world.model.receptors.map((_, r) =>
    type.rest[r] > 0 ? levels[r] * occupancyOf(engine, r, (species) => chemokines[species]) : 0,
  );

/** Ligand in blood, unbound, by species, nM. */
export function bloodLevels({ world, derived }: Engine): Float64Array {
  const { model, blood } = world;
  return Float64Array.from(model.species, (_, s) => blood[model.blood.species + s] * derived.unbound[s]);
}

/** A behaviour of a cell in blood by its type's rules; null for a type without it. */
export function outputInBlood(engine: Engine, { plan }: CellType, name: Behaviour, cell: Circulating): number | null {
  const output = plan.outputs.find(({ index }) => index === BEHAVIOUR_NAMES.indexOf(name));
  if (output === undefined) return null;
  return outputOf(plan, output, (t) => {
    const term = plan.terms[t];
    return condition(
      term,
      joinInputs(term, (r) => readingInBlood(engine, plan.readings[r], cell)),
    );
  });
}

/** A reading of a cell in blood: its signals, what follows from them and what all cells share; no surroundings. */
function readingInBlood(engine: Engine, reading: Reading, { signals, levels }: Circulating): number {
  const { model } = engine.world;
  switch (reading.read) {
    case 'signal':
      return signals[reading.receptor];
    case 'node': {
      let sum = 0;
      model.receptors.forEach((receptor, r) => {
        sum += (receptor.weights[reading.node] / model.saturation) * signals[r];
      });
      return sum / (1 + sum);
    }
    case 'level':
      return levels[reading.receptor];
    case 'state':
      return levels[model.receptors.length + reading.state];
    case 'trait':
      return levels[firstTrait(model) + reading.trait];
    default: {
      const { ofAll } = READINGS[reading.read] as AnyReading;
      return ofAll === undefined ? 0 : ofAll(engine, reading);
    }
  }
}
