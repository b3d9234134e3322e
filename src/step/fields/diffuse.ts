/** Diffuse: oxygen to its quasi-steady state, every other species by steps of Douglas ADI. */
import { ADI_POSITIVE, ADI_WRAP } from '../../kernels/load.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { prepareDiffusion } from './matrix.ts';
import { solveOxygen } from './oxygen.ts';
import { wallExchange } from './secrete.ts';

export function diffuse(engine: Engine): void {
  const { model } = engine.world;
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index]!;
    prepareDiffusion(engine, tissue, work);
    solveOxygen(engine, tissue, work);
    model.species.forEach((species, s) => {
      if (species.oxygen || isIdle(tissue, s)) return;
      for (let k = 0; k < species.solverSteps; k++)
        solverStep(engine, tissue, work, s, species.solverMinutes, tissue.scratch.retardation[s]!, false);
    });
  });
}

/** No source, no uptake of anything, no amount: nothing to do. */
function isIdle(tissue: TissueState, species: number): boolean {
  const source = tissue.scratch.source[species]!;
  const field = tissue.fields[species]!;
  for (let site = 0; site < tissue.sites; site++) if (source[site] !== 0 || field[site] !== 0) return false;
  return true;
}

/** One solver step; `positive` takes the short backward-Euler form that keeps jumps from going below zero. */
export function solverStep(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  species: number,
  minutes: number,
  retardation: Float32Array,
  positive: boolean,
): void {
  const { scratch, lattice } = tissue;
  const field = tissue.fields[species]!;
  const before = engine.ledger ? field.slice() : null;
  tallyBlood(engine, tissue, work, species, minutes * (positive ? 0 : 0.5));
  engine.kernels.adiStep(
    field.byteOffset,
    retardation.byteOffset,
    scratch.loss[species]!.byteOffset,
    scratch.source[species]!.byteOffset,
    scratch.faceX.byteOffset,
    scratch.faceY.byteOffset,
    lattice.stride,
    lattice.rows,
    engine.world.model.species[species]!.diffusion / (SITE * SITE),
    minutes,
    scratch.solver.byteOffset,
    (positive ? ADI_POSITIVE : 0) + (lattice.wrap ? ADI_WRAP : 0),
  );
  tallyBlood(engine, tissue, work, species, minutes * (positive ? 1 : 0.5));
  if (before) engine.ledger?.(tissue, species, minutes, before, positive);
}

/** Adds what passes the vessel walls in a time at the present concentration: Σ E_v·(c − c_blood)·Δt. */
function tallyBlood(engine: Engine, tissue: TissueState, work: TissueWork, species: number, minutes: number): void {
  const { model, blood } = engine.world;
  const row = model.species[species]!;
  if (minutes === 0 || row.permeability === 0) return;
  const level = blood[model.blood.species + species]!;
  const field = tissue.fields[species]!;
  let sum = 0;
  for (let i = 0; i < work.vesselCount; i++) {
    const vessel = work.vessels[i]!;
    const perfuses = model.cells[tissue.pool.type[vessel]! - 1]?.perfuses;
    if (!perfuses) continue;
    sum +=
      wallExchange(perfuses.radius, row.permeability * perfuses.permeability) *
      (field[tissue.pool.site[vessel]!]! - level);
  }
  work.toBlood[species]! += sum * minutes;
}
