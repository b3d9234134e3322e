/** Diffuse: oxygen to its quasi-steady state, every other species by steps of Douglas ADI. */

import type { Resumable } from '../../base/resumable.ts';
import type { Model } from '../../scenario/model.ts';
import type { Engine, FieldOf } from '../engine.ts';
import type { Course } from '../team.ts';
import { prepareDiffusion } from './conductance.ts';
import { claimSolver, FOUND, lookAt, releaseSolver, solverStep, solverStepOf } from './ligand.ts';
import { LIGAND_STRIPS } from './ligand-strips.ts';
import { solveOxygen } from './oxygen.ts';
import { OXYGEN_STRIPS } from './oxygen-strips.ts';
import { isDivided } from './strips.ts';

export function* diffuse(engine: Engine): Resumable {
  const { tissues } = engine.world;
  yield* prepareDiffusion(engine);
  yield* engine.team.follow(engine, FIELDS, engine.fields.length);
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

/** Number of a ligand's solver steps that take about as long as solving for oxygen. */
const OXYGEN_COST = 10;

/** Oxygen of a small lattice, or where one thread does everything: as a whole. */
const WHOLE_OXYGEN: Course = {
  begin: () => 1,
  *piece(engine, index) {
    const { tissue } = engine.fields[index];
    yield* solveOxygen(engine, engine.world.tissues[tissue], engine.work[tissue]);
  },
  next: () => 0,
};

/** A ligand, one solver step after another, each by one thread. */
const WHOLE_LIGAND: Course = {
  begin(engine, index) {
    const { tissue, species } = engine.fields[index];
    const { underWay, world } = engine;
    underWay.setPhase(index, 0);
    underWay.setFound(index, lookAt(engine, world.tissues[tissue], species));
    return underWay.found(index) === FOUND.nothing ? 0 : 1;
  },
  piece(engine, index) {
    const { tissue: t, species: s } = engine.fields[index];
    const tissue = engine.world.tissues[t];
    const { minutes, form } = present(engine, index)!;
    const solver = claimSolver(engine);
    const { retardation } = tissue.scratch;
    solverStep(engine, tissue, engine.work[t], s, minutes, retardation[s], engine.solvers[solver], form);
    releaseSolver(engine, solver);
  },
  next(engine, index) {
    engine.underWay.setPhase(index, engine.underWay.phase(index) + 1);
    return present(engine, index) === null ? 0 : 1;
  },
};

function present(engine: Engine, index: number) {
  const { underWay, world, fields } = engine;
  return solverStepOf(world.model.species[fields[index].species], underWay.found(index), underWay.phase(index));
}

/** How each field is solved for, on a number of threads. */
export const coursesOf = (model: Model, threads: number): Course[] =>
  fieldsOf(model).map(({ tissue, species }) => {
    const divided = isDivided(model, tissue, threads);
    if (model.species[species].oxygen) return divided ? OXYGEN_STRIPS : WHOLE_OXYGEN;
    return divided ? LIGAND_STRIPS : WHOLE_LIGAND;
  });

/** All fields at once. */
export const FIELDS: Course = {
  begin: (engine, index) => engine.courses[index].begin(engine, index),
  piece: (engine, index, piece) => engine.courses[index].piece(engine, index, piece) as undefined,
  next: (engine, index) => engine.courses[index].next(engine, index),
};
