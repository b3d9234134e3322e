/** A ligand in a large lattice, solved for by several threads at once; the bits are those of `solverStep`. */
import { ADI_CHUNK, ADI_ROWS } from '../../kernels/load.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Course } from '../team.ts';
import {
  claimSolver,
  conductanceOf,
  FOUND,
  type Form,
  flagsOf,
  lookAt,
  releaseSolver,
  solverStepOf,
  tallyBlood,
} from './ligand.ts';

/** The first phase; then each solver step downwards (odd phases) and upwards. */
const LOOK = 0;

export const LIGAND_STRIPS: Course = {
  begin(engine, index) {
    engine.underWay.setPhase(index, LOOK);
    return 1;
  },
  piece: pieceOfLigand,
  next: nextOfLigand,
};

/** Chunks of columns, each handed on from strip to strip by itself. */
const chunksOf = (stride: number): number => Math.ceil(stride / ADI_CHUNK);

/** Opens the next phase of a ligand: the number of its pieces. */
function nextOfLigand(engine: Engine, index: number): number {
  const { tissue: t, species: s } = engine.fields[index];
  const tissue = engine.world.tissues[t];
  const work = engine.work[t];
  const { underWay } = engine;
  const species = engine.world.model.species[s];
  const found = underWay.found(index);
  const relay = engine.team.relay!;
  const over = underWay.phase(index);
  if (over === LOOK && found !== FOUND.nothing) underWay.setSolution(index, claimSolver(engine));
  if (over > LOOK && over % 2 === 0) {
    const { minutes, form } = solverStepOf(species, found, over / 2 - 1)!;
    tallyBlood(engine, tissue, work, s, minutes * (form === 0 ? 0.5 : 1));
  }
  underWay.setPhase(index, over + 1);
  relay.begin(index);
  if (over % 2 === 1) return tissue.lattice.rows / ADI_ROWS;
  const step = solverStepOf(species, found, over / 2);
  if (step === null) {
    if (found !== FOUND.nothing) releaseSolver(engine, underWay.solution(index));
    return 0;
  }
  tallyBlood(engine, tissue, work, s, step.form === 0 ? step.minutes * 0.5 : 0);
  engine.kernels.adiBegin(
    tissue.scratch.faceY.byteOffset,
    tissue.lattice.stride,
    tissue.lattice.rows,
    conductanceOf(engine, s),
    step.minutes,
    engine.solvers[underWay.solution(index)].scratch.byteOffset,
    flagsOf(tissue, step.form),
  );
  return tissue.lattice.rows / ADI_ROWS;
}

function pieceOfLigand(engine: Engine, index: number, piece: number): void {
  const { tissue: t, species: s } = engine.fields[index];
  const tissue = engine.world.tissues[t];
  const { underWay } = engine;
  const phase = underWay.phase(index);
  if (phase === LOOK) return underWay.setFound(index, lookAt(engine, tissue, s));
  const step = solverStepOf(engine.world.model.species[s], underWay.found(index), (phase - 1) >> 1)!;
  if (phase % 2 === 1) stripDown(engine, index, tissue, s, piece, step.minutes, step.form);
  else stripUp(engine, index, tissue, s, piece, step.form);
}

/** Eliminates along x in the strip, then along y, chunk by chunk, as the strip above hands them on. */
function stripDown(
  engine: Engine,
  index: number,
  tissue: TissueState,
  s: number,
  strip: number,
  minutes: number,
  form: Form,
): void {
  const { kernels, underWay, team } = engine;
  const { scratch, lattice } = tissue;
  const { stride, rows } = lattice;
  const retardation = scratch.retardation[s].byteOffset;
  const loss = scratch.loss[s].byteOffset;
  const faceY = scratch.faceY.byteOffset;
  const conductance = conductanceOf(engine, s);
  const flags = flagsOf(tissue, form);
  const row = strip * ADI_ROWS;
  const own = engine.rows.byteOffset;
  const solution = engine.solvers[underWay.solution(index)].scratch.byteOffset;
  const c = tissue.fields[s].byteOffset;
  const source = scratch.source[s].byteOffset;
  const faceX = scratch.faceX.byteOffset;
  kernels.adiRows(c, retardation, loss, source, faceX, faceY, stride, rows, row, conductance, minutes, own, flags);
  for (let chunk = 0; chunk < chunksOf(stride); chunk++) {
    const from = chunk * ADI_CHUNK;
    const to = Math.min(stride, from + ADI_CHUNK);
    team.relay!.await(index, chunk, strip);
    kernels.adiForward(
      ...([retardation, loss, faceY, stride, rows, row, from, to] as const),
      ...([conductance, minutes, solution, own, flags] as const),
    );
    team.relay!.pass(index, chunk, strip + 1);
  }
}

/** Substitutes back along y, chunk by chunk, as the strip below hands them on; strips count from the bottom. */
function stripUp(engine: Engine, index: number, tissue: TissueState, s: number, strip: number, form: Form): void {
  const { kernels, underWay, team } = engine;
  const { stride, rows } = tissue.lattice;
  const retardation = tissue.scratch.retardation[s].byteOffset;
  const row = rows - (strip + 1) * ADI_ROWS;
  const solution = engine.solvers[underWay.solution(index)].scratch.byteOffset;
  const c = tissue.fields[s].byteOffset;
  for (let chunk = 0; chunk < chunksOf(stride); chunk++) {
    const from = chunk * ADI_CHUNK;
    team.relay!.await(index, chunk, strip);
    const to = Math.min(stride, from + ADI_CHUNK);
    kernels.adiBack(c, retardation, stride, rows, row, from, to, solution, flagsOf(tissue, form));
    team.relay!.pass(index, chunk, strip + 1);
  }
}
