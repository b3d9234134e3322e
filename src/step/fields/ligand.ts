/** A ligand in one tissue: what a step must do for it, and its solver steps, by Douglas ADI. */
import { ADI_IMPLICIT, ADI_POSITIVE, ADI_WRAP } from '../../kernels/field-kernels.ts';
import type { Species } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine, Solver } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { heldEverywhere } from './held.ts';

/** What there is to do for a ligand: nothing, the usual, or first smoothing what has jumped. */
export const FOUND = { nothing: 0, usual: 1, jumped: 2 } as const;

export function lookAt(engine: Engine, tissue: TissueState, species: number): number {
  if (heldEverywhere(engine, tissue, species)) return FOUND.nothing;
  const empty = isZero(tissue, tissue.fields[species]);
  if (empty && isZero(tissue, tissue.scratch.source[species])) return FOUND.nothing;
  return empty || (tissue.pending[0] & (1 << species)) !== 0 ? FOUND.jumped : FOUND.usual;
}

/** Minutes of each of the two short steps after a jump. */
export const JUMP_MINUTES = 0.125;

/** How a solver step is done: see `solverStep`. */
export type Form = 0 | typeof ADI_IMPLICIT | typeof ADI_POSITIVE;

/**
 * Solver step `k` of a step: the first is divided in two.
 *
 * Cells have moved since the last step, which makes sources jump, so half of the first one is implicit and damps
 * oscillations. After a jump of the field (a brush, a first source, matrix that released what it bound), two short steps
 * in the form that keeps fields positive come before the rest of it.
 */
export function solverStepOf(species: Species, found: number, k: number): { minutes: number; form: Form } | null {
  const { solverMinutes, solverSteps } = species;
  if (found === FOUND.nothing) return null;
  const jumped = found === FOUND.jumped;
  const damping = jumped ? 2 : 1;
  if (k < damping) {
    return jumped ? { minutes: JUMP_MINUTES, form: ADI_POSITIVE } : { minutes: solverMinutes / 2, form: ADI_IMPLICIT };
  }
  if (k === damping) return { minutes: solverMinutes - (jumped ? 2 * JUMP_MINUTES : solverMinutes / 2), form: 0 };
  return k < damping + solverSteps ? { minutes: solverMinutes, form: 0 } : null;
}

function isZero(tissue: TissueState, values: Float32Array): boolean {
  for (let site = 0; site < tissue.sites; site++) if (values[site] !== 0) return false;
  return true;
}

/** Memory for solving for a field, by its number, until `releaseSolver`; no other thread uses it meanwhile. */
export const claimSolver = ({ team, thread }: Engine): number => team.relay?.claim(thread) ?? 0;

export const releaseSolver = ({ team }: Engine, solver: number): void => team.relay?.release(solver);

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
  { scratch: memory }: Solver,
  form: Form = 0,
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
    conductanceOf(engine, species),
    minutes,
    memory.byteOffset,
    flagsOf(tissue, form),
  );
  tallyBlood(engine, tissue, work, species, minutes * (implicit ? 1 : 0.5));
  if (before) engine.ledger?.(tissue, species, minutes, before, implicit);
}

/** D/h² of a species, 1/min. */
export const conductanceOf = (engine: Engine, species: number): number =>
  engine.world.model.species[species].diffusion / (SITE * SITE);

export const flagsOf = ({ lattice }: TissueState, form: Form): number => form + (lattice.wrap ? ADI_WRAP : 0);

/** Adds up what crosses the vessel walls in a given time at the present concentration: Σ E_v·(c − c_blood)·Δt. */
export function tallyBlood(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  species: number,
  minutes: number,
): void {
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
