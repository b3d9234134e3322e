/** The state at the first step: the layout, vessels that carry blood, steady fields, and blood at rest. */

import type { Resumable } from '../base/resumable.ts';
import { ADI_POSITIVE } from '../kernels/field-kernels.ts';
import { layOut, type Sequence } from '../world/first/layout.ts';
import { GROUND } from '../world/lattice.ts';
import type { TissueState } from '../world/world.ts';
import { load } from './cells/block.ts';
import { blockOf, blocksOf, groupCells } from './cells/blocks.ts';
import { writeOutputs } from './cells/decide.ts';
import { evaluate } from './cells/evaluate.ts';
import { sense } from './cells/sense.ts';
import { NICHE } from './circulation/blood.ts';
import { countMembers, measureRest } from './circulation/niche.ts';
import { derive } from './derive.ts';
import { type Engine, NOW, type Solver } from './engine.ts';
import { prepareDiffusion } from './fields/conductance.ts';
import { claimSolver, releaseSolver, solverStep } from './fields/ligand.ts';
import { solveOxygen } from './fields/oxygen.ts';
import { fillSources } from './fields/secrete.ts';
import { foundVessels } from './vessels/perfusion.ts';

/** Rounds of fields and rules towards the steady state, and solver steps in each. */
const ROUNDS = 10;
const STEPS_PER_ROUND = 16;
/** Rounds of the first, coarse approach, in the form that keeps fields above zero. */
const POSITIVE_ROUNDS = 2;
/** Minutes of a solver step towards the steady state, which does not depend on it. */
const STEADY_MINUTES = 3;

/** Tolerance of the first oxygen field, which validation reads. */
const FIRST_TOLERANCE = 2e-5;

/** Cells, vessels and blood, without fields: what a picture of the first step needs. `finishBeginning` does the rest. */
export function layOutFirst(engine: Engine, random: Sequence): void {
  const { world } = engine;
  const { model, blood } = world;
  layOut(world, random);
  for (const tissue of world.tissues) {
    coatVessels(engine, tissue);
    foundVessels(engine, tissue);
  }
  model.species.forEach((species, s) => {
    blood[model.blood.species + s] = species.bloodLevel;
  });
  model.circulation.pools.forEach((_, i) => {
    blood[model.blood.pools + i] = 1;
  });
  blood[model.blood.niche + NICHE.fold] = 1;
  // Blood lines and their stages, the cells that can leave for blood, and the level they are called to.
  blood.fill(1, model.blood.outputs, model.blood.calm);
  derive(engine);
  if (model.niche) countMembers(engine, world.tissues[model.niche.tissue], model.niche);
}

/** Steady fields, and the niche at rest in them. */
export function* finishBeginning(engine: Engine): Resumable {
  const { world } = engine;
  const { model } = world;
  groupCells(engine);
  sense(engine);
  if (model.niche) measureRest(engine, world.tissues[model.niche.tissue], model.niche);
  yield* reachSteadyFields(engine);
  if (model.niche) measureRest(engine, world.tissues[model.niche.tissue], model.niche);
}

/** Gives founder vessels the coat towards which their wall relaxes. */
function coatVessels(engine: Engine, tissue: TissueState): void {
  const { pool } = tissue;
  for (let row = 0; row < pool.counts[0]; row++) {
    const perfuses = pool.type[row] === 0 ? undefined : engine.world.model.cells[pool.type[row] - 1].perfuses;
    if (perfuses && tissue.ground[pool.site[row]] === GROUND.matrix) tissue.matrix[pool.site[row]] = perfuses.coat;
  }
}

/**
 * Iterates fields, occupancy and secretion until nothing changes. The steady state of free ligand does not depend on
 * retardation, so it is computed without it, which is faster.
 */
function* reachSteadyFields(engine: Engine): Resumable {
  const { world } = engine;
  const { model } = world;
  for (const tissue of world.tissues)
    tissue.fields[model.oxygen.species].fill(model.tissues[tissue.index].vesselOxygen);
  for (const tissue of world.tissues)
    model.species.forEach(({ initial }, s) => {
      if (initial > 0) tissue.fields[s].fill(initial);
    });
  for (let round = 0; round < ROUNDS; round++) {
    engine.now[NOW.round] = round;
    yield* fillSources(engine);
    yield* prepareDiffusion(engine);
    yield* engine.team.share(engine, relaxSpecies, engine.fields.length);
    sense(engine);
    yield* engine.team.share(engine, writeBlock, blocksOf(engine));
  }
}

/** Brings one field of one tissue closer to its steady state. */
export function* relaxSpecies(engine: Engine, piece: number): Resumable {
  const { tissue: t, species: s } = engine.fields[piece];
  const tissue = engine.world.tissues[t];
  const work = engine.work[t];
  const species = engine.world.model.species[s];
  if (species.oxygen) return yield* solveOxygen(engine, tissue, work, FIRST_TOLERANCE);
  if (!species.startsSteady || !hasSource(tissue, s)) return;
  const form = engine.now[NOW.round] < POSITIVE_ROUNDS ? ADI_POSITIVE : 0;
  const claimed = claimSolver(engine);
  const solver = engine.solvers[claimed];
  const retardation = freeRetardation(solver, tissue, s);
  for (let k = 0; k < STEPS_PER_ROUND; k++) {
    solverStep(engine, tissue, work, s, STEADY_MINUTES, retardation, solver, form);
    yield;
  }
  releaseSolver(engine, claimed);
}

function hasSource(tissue: TissueState, species: number): boolean {
  const source = tissue.scratch.source[species];
  for (let site = 0; site < tissue.sites; site++) if (source[site] !== 0) return true;
  return tissue.scratch.retardation[species].some((value) => value > HELD_FROM);
}

/** Retardation at and above which a site counts as held. */
const HELD_FROM = 1e29;

/** Retardation 1 everywhere but at held sites. */
function freeRetardation({ spare: free }: Solver, tissue: TissueState, species: number): Float32Array {
  const retardation = tissue.scratch.retardation[species];
  for (let site = 0; site < tissue.sites; site++) free[site] = retardation[site] > HELD_FROM ? retardation[site] : 1;
  return free;
}

/** Stores what the cells of one block secrete and do to matrix. */
export function writeBlock(engine: Engine, piece: number): void {
  const { tissue, work, type, from, count } = blockOf(engine, piece);
  const cell = engine.world.model.cells[type];
  if (!cell?.acts) return;
  load(engine.block, tissue, work.rows, from, count);
  evaluate(engine, tissue, cell, count);
  writeOutputs(engine, tissue, work, cell, count);
}
