/**
 * Homing of circulating cells to an organ, per hour:
 *
 *   h_o = k_h·share_o·((ε + Σ_X s_X(L_o))·v(L_o)/v0 + a_o)
 *
 * with the signal that the cells have at the organ's chemokines, those that circulate added to those that the organ
 * makes (Kim 2009: circulating CXCL8 helps cells to settle), and their integrin activity v by their own rules
 * there, relative to that of the settled reference cells of the niche (Peled 2000: VLA-4 and VLA-5 are needed to engraft).
 * a_o is arrest that needs neither, which an organ may have.
 */

import { BEHAVIOUR_NAMES } from '../../scenario/behaviours.ts';
import type { CellType, Organ } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import { firstTrait } from '../../world/traits.ts';
import type { TissueState } from '../../world/world.ts';
import { condition, joinInputs, outputOf } from '../cells/evaluate.ts';
import { occupancyOf, sensed } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';

export function homingRate(engine: Engine, type: CellType, organ: Organ, levels: Float64Array): number {
  const { model, tissues, blood } = engine.world;
  const { circulation } = model;
  const chemokines =
    organ.tissue >= 0
      ? vesselLevels(engine, tissues[organ.tissue])
      : organ.chemokines.map((level, s) => (level + blood[model.blood.species + s]) * engine.derived.unbound[s]);
  const signals = signalsAt(engine, type, levels, chemokines);
  let signal = circulation.homingFloor;
  for (const one of signals) signal += one;
  const guided = circulation.homing * organ.share * signal * relativeGrip(engine, type, { signals, levels });
  return guided + circulation.homing * organ.share * organ.arrest;
}

/** The known properties of a cell in blood. */
interface Circulating {
  signals: readonly number[];
  levels: Float64Array;
}

/** s_X = r_X·θ_X for every receptor. */
const signalsAt = (engine: Engine, type: CellType, levels: Float64Array, chemokines: ArrayLike<number>): number[] =>
  engine.world.model.receptors.map((_, r) =>
    type.rest[r] > 0 ? levels[r] * occupancyOf(engine, r, (species) => chemokines[species]) : 0,
  );

/** v/v0; 1 for a type without integrins and where no niche says what v0 is. */
function relativeGrip(engine: Engine, type: CellType, cell: Circulating): number {
  const { model, blood } = engine.world;
  const rest = model.niche ? blood[model.blood.niche + NICHE.grip] : 0;
  const output = type.plan.outputs.find(({ index }) => index === BEHAVIOUR_NAMES.indexOf('integrin'));
  if (!output || rest <= 0) return 1;
  const { plan } = type;
  const conditionOf = (t: number): number => {
    const term = plan.terms[t];
    const input = joinInputs(term, (r) => readingIn(engine, plan.readings[r], cell));
    return condition(term, input);
  };
  return outputOf(plan, output, conditionOf) / rest;
}

/** A reading of a cell in blood: its signals and what follows from them; nothing around it. */
function readingIn(engine: Engine, reading: Reading, { signals, levels }: Circulating): number {
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
    case 'constant':
      return reading.value;
    case 'dial':
      return model.dials[reading.dial];
    case 'drug':
      return engine.derived.drugs[reading.drug];
    default:
      return 0;
  }
}

/** Mean of every ligand as sensed at the perfused vessels of a tissue. */
function vesselLevels(engine: Engine, tissue: TissueState): Float64Array {
  const { model } = engine.world;
  const vessels = engine.derived.vessels[tissue.index];
  const levels = new Float64Array(model.species.length);
  if (vessels.count === 0) return levels;
  for (let s = 0; s < levels.length; s++) {
    if (model.species[s].oxygen) continue;
    for (let i = 0; i < vessels.count; i++) levels[s] += sensed(engine, tissue, s, tissue.pool.site[vessels.rows[i]]);
    levels[s] /= vessels.count;
  }
  return levels;
}
