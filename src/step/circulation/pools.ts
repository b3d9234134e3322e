/**
 * Pools of cells in blood, over their level at rest.
 *
 *   dC/dt = k·(mobilisation − C)
 *
 * C is the level itself or, for a pool from the niche, the level to which its marrow is called. Such a pool exchanges
 * cells with blood as the reference type does (exchange.ts), with release and homing
 *
 *   m = C·mean e^{α(θ0 − θ)}·e^{α(θ_b − θ_b0)},   h = ε + (1 − ε)·θ_s/θ_s0,   θ_s = x_s/(1 + x_s + x_b + ΣA/Kb)
 *
 * where θ is the occupancy of the reference cells in marrow and θ_b = x_b/(1 + x_b + ΣA/Kb) that of a cell in blood by the
 * ligand there. Ligand in blood calls cells out, since a receptor that it occupies senses less of the way into the
 * marrow; a blocker releases them from marrow and keeps them from homing.
 */
import { exp } from '../../base/exact.ts';
import type { Niche } from '../../scenario/model.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';
import { exchange } from './exchange.ts';
import { infusedCells } from './infused.ts';
import { boundInBlood, relativeHoming } from './sinusoid.ts';

/** Moves the level of every pool, or the level its marrow is called to, towards its mobilisation. */
export function callPools({ world: { model, blood } }: Engine): void {
  model.circulation.pools.forEach((pool, i) => {
    const at = (pool.fromNiche ? model.blood.called : model.blood.pools) + i;
    blood[at] = pool.mobilisation + (blood[at] - pool.mobilisation) * exp((-pool.relaxation * model.minutes) / 60);
  });
}

/** Exchanges the cells of pools that come from the niche; `loosened` is the mean e^{α(θ0 − θ)} there. */
export function exchangePools(engine: Engine, niche: Niche, loosened: number): void {
  const { model, blood } = engine.world;
  const { blood: at, circulation } = model;
  if (!circulation.pools.some(({ fromNiche }) => fromNiche)) return;
  const calm = blood[at.calm];
  const bound = boundInBlood(engine, niche);
  const blocked = engine.derived.blocked[niche.receptor];
  const called = exp(niche.sensitivity * (bound / (1 + bound + blocked) - calm / (1 + calm)));
  const homing = relativeHoming(engine, niche, bound, calm);
  circulation.pools.forEach((pool, i) => {
    if (!pool.fromNiche) return;
    const rates = { release: blood[at.called + i] * loosened * called, homing };
    exchange(blood, { inBlood: at.pools + i, left: at.left + 1 + i }, rates, niche, model.minutes / 60);
  });
}

/** Cells that are infused in this step join a pool, or those of the niche's reference type, before these exchange. */
export function infuseBesides(engine: Engine): void {
  for (const { index, circulates } of engine.world.model.cells)
    if (!circulates) addBesides(engine, index, infusedCells(engine, index));
}

/** Adds cells of a type that blood counts relative to rest: as a pool, or as the niche's reference type. */
export function addBesides({ world: { model, blood } }: Engine, type: number, cells: number): void {
  if (cells === 0) return;
  const { niche, circulation } = model;
  const millilitres = 1000 * circulation.volume;
  if (niche?.reference === type && niche.restDensity > 0)
    blood[model.blood.niche + NICHE.fold] += cells / (niche.restDensity * millilitres);
  circulation.pools.forEach(({ cell, density }, i) => {
    if (cell === type && density > 0) blood[model.blood.pools + i] += cells / (density * millilitres);
  });
}
