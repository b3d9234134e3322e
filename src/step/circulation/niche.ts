/**
 * The niche and blood: mobilisation of the reference type and the blood output lines.
 *
 *   dB/dt = kh·Σ_i e^{α(θ0 − θ_i)}/N0 − kh·h·B,   h = ε + (1 − ε)·θ_s/θ_s0,   θ_s = x_s/(1 + x_s + ΣA/Kb)
 *   dM/dt = (b/b0 − M)/τ for each output line, b = seated reference cells
 *
 * B is the mean-field fold over rest that charts show; the cells on the lattice leave and return by draws at the same
 * rates. θ0, v0, N0, b0 are measured until settling ends and are constant from then on.
 */
import { exp } from '../../base/exact.ts';
import type { Niche } from '../../scenario/model.ts';
import { NO_DIRECTION } from '../../world/lattice.ts';
import { stepOf, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import { NICHE } from './blood.ts';
import { placeFromBlood } from './circulating-cells.ts';

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
  const release = relativeRelease(engine, tissue, niche) / members;
  const level = release / homing;
  const fold = blood[at + NICHE.fold];
  blood[at + NICHE.fold] = level + (fold - level) * exp(-niche.homing * homing * hours);
  const returning = niche.egress * members * homing * fold * hours;
  placeFromBlood(engine, tissue, niche.reference, returning);
  const seated = countSeated(tissue, niche.reference) / Math.max(1, blood[at + NICHE.seated]);
  niche.outputs.forEach((output, i) => {
    const line = model.blood.outputs + i;
    blood[line] = seated + (blood[line] - seated) * exp(-model.minutes / output.delay);
  });
}

/** h(A): how well cells home while an antagonist is in blood, relative to none. */
export function relativeHoming({ derived }: Window, niche: Niche): number {
  const x = niche.sinusoid;
  const rest = x / (1 + x);
  const now = x / (1 + x + derived.blocked[niche.receptor]);
  return niche.homingFloor + ((1 - niche.homingFloor) * now) / rest;
}

/** Σ e^{α(θ0 − θ_i)} over the reference cells. */
function relativeRelease(engine: Engine, tissue: TissueState, niche: Niche): number {
  const { model, blood } = engine.world;
  const rest = blood[model.blood.niche + NICHE.occupancy];
  let sum = 0;
  forEachReference(engine, tissue, niche, (row) => {
    sum += exp(niche.sensitivity * (rest - tissue.scratch.occupancy[niche.receptor][row]));
  });
  return sum;
}

/** Sets θ0, v0, N0 and b0 from the present state. */
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
}

/** Sets N0 from cells that have just been laid out; the other values at rest need their fields. */
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
