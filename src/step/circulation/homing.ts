/**
 * Homing of circulating cells to an organ, per hour:
 *
 *   h_o = k_h·share_o·((ε + Σ_X s_X(L_o))·v(L_o)/v0 + a_o)
 *
 * with the cells' signal at the organ's chemokines, circulating ones added to those that the organ makes (Kim 2009:
 * circulating CXCL8 helps cells to settle), and their integrin activity v by their own rules there, relative to that of
 * the settled reference cells of the niche (Peled 2000: VLA-4 and VLA-5 are needed to engraft). a_o is arrest that
 * needs neither, if the organ has any.
 */

import type { CellType, Organ } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import { sensed } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';
import { type Circulating, outputInBlood, signalsAt } from './in-blood.ts';

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

/** v/v0; 1 for a type without integrins, or where no niche defines v0. */
function relativeGrip(engine: Engine, type: CellType, cell: Circulating): number {
  const { model, blood } = engine.world;
  const rest = model.niche ? blood[model.blood.niche + NICHE.grip] : 0;
  if (rest <= 0) return 1;
  const grip = outputInBlood(engine, type, 'integrin', cell);
  return grip === null ? 1 : grip / rest;
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
