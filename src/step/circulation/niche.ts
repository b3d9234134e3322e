/**
 * The niche and blood: mobilisation of the reference type, and what its seated cells b make (lines.ts).
 *
 *   dB/dt = kh·(m·R − h·B),   m = Σ_i e^{α(θ0 − θ_i)}/N0,   h = ε + (1 − ε)·θ_s/θ_s0,   θ_s = x_s/(1 + x_s + ΣA/Kb)
 *
 * B is the mean-field fold over rest that charts show, R the remaining share of the cells that can leave (exchange.ts);
 * cells on the lattice leave and return by draws at the same rates. θ0, v0, N0, b0 are measured until settling ends and
 * are constant from then on.
 */
import { exp } from '../../base/exact.ts';
import type { Niche } from '../../scenario/model.ts';
import { NO_DIRECTION } from '../../world/lattice.ts';
import { stepOf, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';
import { placeFromBlood } from './circulating-cells.ts';
import { exchange } from './exchange.ts';
import { circulateLines } from './lines.ts';
import { exchangePools } from './pools.ts';
import { boundInBlood, relativeHoming } from './sinusoid.ts';

export function circulateNiche(engine: Engine): void {
  const { model, blood, tissues } = engine.world;
  const { niche } = model;
  if (!niche) return;
  const tissue = tissues[niche.tissue];
  const at = model.blood.niche;
  if (!blood[at + NICHE.settled]) {
    measureRest(engine, tissue, niche);
    if (stepOf(engine.world) >= -1) blood[at + NICHE.settled] = 1;
  }
  const members = blood[at + NICHE.members];
  if (members === 0) return;
  const hours = model.minutes / 60;
  const homing = relativeHoming(engine, niche);
  const loosened = loosening(engine, tissue, niche);
  const returning = niche.egress * members * homing * blood[at + NICHE.fold] * hours;
  const places = { inBlood: at + NICHE.fold, left: model.blood.left };
  exchange(blood, places, { release: loosened.sum / members, homing }, niche, hours);
  placeFromBlood(engine, tissue, niche.reference, returning);
  exchangePools(engine, niche, loosened.mean);
  const seated = countSeated(tissue, niche.reference) / Math.max(1, blood[at + NICHE.seated]);
  circulateLines(model, niche, blood, { seated, homing });
}

/** e^{α(θ0 − θ_i)} of the reference cells: their sum and their mean, 1 where there are none. */
function loosening(engine: Engine, tissue: TissueState, niche: Niche): { sum: number; mean: number } {
  const { model, blood } = engine.world;
  const rest = blood[model.blood.niche + NICHE.occupancy];
  let sum = 0;
  let count = 0;
  forEachReference(engine, tissue, niche, (row) => {
    count++;
    sum += exp(niche.sensitivity * (rest - tissue.scratch.occupancy[niche.receptor][row]));
  });
  return { sum, mean: count === 0 ? 1 : sum / count };
}

/** Sets θ0, v0, N0, b0 and the ligand in blood at rest from the present state. */
export function measureRest(engine: Engine, tissue: TissueState, niche: Niche): void {
  const { model, blood } = engine.world;
  const at = model.blood.niche;
  let count = 0;
  let occupancy = 0;
  let grip = 0;
  forEachReference(engine, tissue, niche, (row) => {
    count++;
    occupancy += tissue.scratch.occupancy[niche.receptor][row];
    grip += engine.work[tissue.index].integrin[row];
  });
  if (count === 0) return;
  blood[at + NICHE.occupancy] = occupancy / count;
  blood[at + NICHE.grip] = grip / count;
  blood[at + NICHE.members] = count;
  blood[at + NICHE.seated] = countSeated(tissue, niche.reference);
  blood[model.blood.calm] = boundInBlood(engine, niche);
}

/** Sets N0 from cells just laid out; the other values at rest need their fields. */
export function countMembers(engine: Engine, tissue: TissueState, niche: Niche): void {
  const { model, blood } = engine.world;
  const { pool } = tissue;
  let count = 0;
  for (let row = 0; row < pool.counts[0]; row++) if (pool.type[row] === niche.reference + 1) count++;
  blood[model.blood.niche + NICHE.members] = count;
}

function forEachReference(engine: Engine, tissue: TissueState, niche: Niche, visit: (row: number) => void): void {
  const { pool } = tissue;
  const work = engine.work[tissue.index];
  const code = niche.reference + 1;
  for (let i = work.first[niche.reference]; i < work.first[niche.reference + 1]; i++) {
    const row = work.rows[i];
    if (pool.type[row] === code && pool.phase[row] === 0) visit(row);
  }
}

/** Number of cells of a type that hold a seat. */
export function countSeated(tissue: TissueState, type: number): number {
  const { pool } = tissue;
  const code = type + 1;
  let count = 0;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === code && pool.phase[row] === 0 && pool.link[row] < NO_DIRECTION) count++;
  }
  return count;
}
