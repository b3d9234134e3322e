/** Diffuse: oxygen to its quasi-steady state, every other species by steps of Douglas ADI. */

import type { Resumable } from '../../base/resumable.ts';
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP } from '../../kernels/load.ts';
import type { Model } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine, FieldOf } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { prepareDiffusion } from './conductance.ts';
import { heldEverywhere } from './held.ts';
import { solveOxygen } from './oxygen.ts';

export function* diffuse(engine: Engine): Resumable {
  const { tissues } = engine.world;
  yield* prepareDiffusion(engine);
  yield* engine.team.share(engine, diffuseSpecies, engine.fields.length);
  for (const tissue of tissues) tissue.pending[0] = 0;
}

/** Every field of every tissue, slowest first. */
export function fieldsOf(model: Model): FieldOf[] {
  const cost = ({ tissue, species }: FieldOf): number => {
    const { stride, rows } = model.tissues[tissue];
    const { oxygen, solverSteps } = model.species[species];
    return stride * rows * (oxygen ? OXYGEN_COST : solverSteps);
  };
  return model.tissues
    .flatMap((_, tissue) => model.species.map((_, species) => ({ tissue, species })))
    .sort((a, b) => cost(b) - cost(a));
}

/** Solver steps of a ligand that take about as long as solving for oxygen. */
const OXYGEN_COST = 10;

/** Solves for one field of one tissue. */
export function* diffuseSpecies(engine: Engine, piece: number): Resumable {
  const { model, tissues } = engine.world;
  const { tissue: t, species: s } = engine.fields[piece];
  const tissue = tissues[t];
  const work = engine.work[t];
  const species = model.species[s];
  if (species.oxygen) return yield* solveOxygen(engine, tissue, work);
  if (heldEverywhere(engine, tissue, s)) return;
  const empty = isZero(tissue, tissue.fields[s]);
  if (empty && isZero(tissue, tissue.scratch.source[s])) return;
  const retardation = tissue.scratch.retardation[s];
  const jumped = empty || (tissue.pending[0] & (1 << s)) !== 0;
  // Cells have moved since the last step, which makes sources jump: oscillations are damped before anything else.
  const damped = jumped ? smoothJump(engine, tissue, work, s) : species.solverMinutes / 2;
  if (!jumped) solverStep(engine, tissue, work, s, damped, retardation, ADI_IMPLICIT);
  yield;
  solverStep(engine, tissue, work, s, species.solverMinutes - damped, retardation);
  for (let k = 1; k < species.solverSteps; k++) {
    yield;
    solverStep(engine, tissue, work, s, species.solverMinutes, retardation);
  }
}

/** Minutes of each of the two short steps after a jump. */
export const JUMP_MINUTES = 0.125;

/**
 * After a jump (a brush, a first source, matrix that released what it bound), does two short steps in the form that
 * keeps fields positive; returns the minutes they took.
 */
function smoothJump(engine: Engine, tissue: TissueState, work: TissueWork, species: number): number {
  for (let k = 0; k < 2; k++) {
    solverStep(engine, tissue, work, species, JUMP_MINUTES, tissue.scratch.retardation[species], ADI_POSITIVE);
  }
  return 2 * JUMP_MINUTES;
}

function isZero(tissue: TissueState, values: Float32Array): boolean {
  for (let site = 0; site < tissue.sites; site++) if (values[site] !== 0) return false;
  return true;
}

/**
 * One solver step, in Douglas' form by default. `ADI_IMPLICIT` damps oscillations; `ADI_POSITIVE` keeps jumps from
 * going below zero, for short steps.
 */
export function solverStep(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  species: number,
  minutes: number,
  retardation: Float32Array,
  form: 0 | typeof ADI_IMPLICIT | typeof ADI_POSITIVE = 0,
): void {
  const implicit = form !== 0;
  const { scratch, lattice } = tissue;
  const field = tissue.fields[species];
  const before = engine.ledger ? field.slice() : null;
  tallyBlood(engine, tissue, work, species, minutes * (implicit ? 0 : 0.5));
  engine.kernels.adiStep(
    field.byteOffset,
    retardation.byteOffset,
    scratch.loss[species].byteOffset,
    scratch.source[species].byteOffset,
    scratch.faceX.byteOffset,
    scratch.faceY.byteOffset,
    lattice.stride,
    lattice.rows,
    engine.world.model.species[species].diffusion / (SITE * SITE),
    minutes,
    engine.solver.byteOffset,
    form + (lattice.wrap ? ADI_WRAP : 0),
  );
  tallyBlood(engine, tissue, work, species, minutes * (implicit ? 1 : 0.5));
  if (before) engine.ledger?.(tissue, species, minutes, before, implicit);
}

/** Adds up what passes the vessel walls in a time at the present concentration: Σ E_v·(c − c_blood)·Δt. */
function tallyBlood(engine: Engine, tissue: TissueState, work: TissueWork, species: number, minutes: number): void {
  const { model, blood } = engine.world;
  const { permeability } = model.species[species];
  if (minutes === 0 || permeability === 0) return;
  const level = blood[model.blood.species + species];
  const field = tissue.fields[species];
  const { sites, walls, count } = engine.derived.vessels[tissue.index];
  let sum = 0;
  for (let i = 0; i < count; i++) sum += walls[i] * (field[sites[i]] - level);
  work.toBlood[species] += sum * permeability * minutes;
}
