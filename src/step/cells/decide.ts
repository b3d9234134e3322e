/**
 * Decide: every living cell evaluates its rules, relaxes its receptors and states, sets its secretion, and proposes at
 * most one thing to do. Of competing fates with rates kᵢ one happens with chance 1 − e^(−ΣkᵢΔt), each in proportion.
 */
import { batchKey, type Key, PURPOSE, unit } from '../../base/draws.ts';
import { chance } from '../../base/exact.ts';
import type { CellType } from '../../scenario/model.ts';
import { BEHAVIOUR_NAMES } from '../../scenario/vocabulary.ts';
import { FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { touchesPerfusingCell, touchingOpenVessels } from '../vessels/contact.ts';
import { BLOCK, evaluate } from './evaluate.ts';
import { type FateSource, makeFates } from './fates.ts';
import { proposeMove } from './move.ts';
import { KIND, type Kind, propose } from './proposals.ts';
import { seatFates } from './seats.ts';
import { drawRows } from './sense.ts';

const AT = Object.fromEntries(BEHAVIOUR_NAMES.map((name, i) => [name, i])) as Record<
  (typeof BEHAVIOUR_NAMES)[number],
  number
>;
const fates = makeFates();
/** The value of an output that a type does not have. */
const nothing = new Float64Array(BLOCK);

export function decide(engine: Engine, subStep: number): void {
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index]!;
    const { world } = engine;
    const priority = batchKey(world.seed, tickOf(world), PURPOSE.priority, subStep * 8 + index);
    work.proposals.count = 0;
    if (subStep === 0) {
      work.shed.fill(0);
      proposeClearance(engine, tissue, work, priority);
      for (const type of world.model.cells) if (type.acts) decideType(engine, tissue, work, type, priority);
    }
    proposeMoves(engine, tissue, work, subStep, priority);
  });
}

function decideType(engine: Engine, tissue: TissueState, work: TissueWork, type: CellType, priority: Key): void {
  const to = work.first[type.index + 1]!;
  const { fates: sources } = engine.evaluation.types[type.index]!;
  for (let from = work.first[type.index]!; from < to; from += BLOCK) {
    const n = Math.min(BLOCK, to - from);
    evaluate(engine, tissue, type, work.rows, from, n);
    writeOutputs(engine, tissue, work, type, from, n);
    relaxLevels(engine, tissue, work, type, from, n);
    restrictFates(engine, tissue, work, type, sources, from, n);
    chooseFates(engine, tissue, work, type, sources, from, n, priority);
  }
}

/** Stores what the evaluated block says of secretion, matrix and motion. */
export function writeOutputs(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  from: number,
  n: number,
): void {
  const { model } = engine.world;
  const { positions, outputs } = engine.evaluation.types[type.index]!;
  const { pool } = tissue;
  const { rows } = work;
  const write = (values: Float64Array, target: Float32Array): void => {
    for (let i = 0; i < n; i++) target[rows[from + i]!] = values[i]!;
  };
  const store = (index: number, target: Float32Array): void => {
    const at = positions[index]!;
    if (at >= 0) write(outputs[at]!, target);
  };
  // The row may have belonged to a cell with another speed before, so these are written also where they are 0.
  const always = (index: number, target: Float32Array): void => {
    const at = positions[index]!;
    write(at < 0 ? nothing : outputs[at]!, target);
  };
  if (type.speed > 0) {
    always(AT.speed, work.speed);
    always(AT.adhesion, work.adhesion);
  }
  if (type.takesSeats) always(AT.integrin, work.integrin);
  store(AT.matrixDeposition, pool.deposition);
  store(AT.matrixRemoval, pool.removal);
  for (let s = 0; s < model.species.length; s++) store(model.offsets.secrete + s, pool.secretion[s]!);
}

/** Moves receptor levels and states a step towards what the rules ask for. */
function relaxLevels(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  from: number,
  n: number,
): void {
  const { model } = engine.world;
  const { positions, outputs } = engine.evaluation.types[type.index]!;
  const relax = (output: number, level: Float32Array, rise: number, fall: number): void => {
    const at = positions[output]!;
    if (at < 0) return;
    const targets = outputs[at]!;
    for (let i = 0; i < n; i++) {
      const row = work.rows[from + i]!;
      const gap = targets[i]! - level[row]!;
      level[row] = level[row]! + gap * (gap > 0 ? rise : fall);
    }
  };
  const { levels } = tissue.pool;
  model.receptors.forEach((receptor, r) => {
    relax(model.offsets.receptor + r, levels[r]!, receptor.rise, receptor.fall);
  });
  model.states.forEach((state, s) => {
    relax(model.offsets.state + s, levels[model.receptors.length + s]!, state.relaxation, state.relaxation);
  });
}

/** Sets rates to zero where a cell is not in the place for it, and counts who may leave for blood. */
function restrictFates(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  sources: readonly FateSource[],
  from: number,
  n: number,
): void {
  const { model } = engine.world;
  const { pool } = tissue;
  // From the tissue of the niche, what may hold its seats leaves as the niche lets go of it, and in no other way.
  const heldByNiche = type.takesSeats && model.niche?.tissue === tissue.index;
  for (const { needs, rates } of sources) {
    if (needs === 'nothing') continue;
    if (needs === 'open vessels' && heldByNiche) {
      rates.fill(0, 0, n);
      continue;
    }
    for (let i = 0; i < n; i++) {
      if (rates[i] === 0) continue;
      const row = work.rows[from + i]!;
      if (needs === 'open vessels') {
        rates[i]! *= touchingOpenVessels(tissue, pool.site[row]!);
        work.shed[type.index]! += rates[i]!;
      } else if (needs === 'own blood') {
        if (!(pool.flags[row]! & FLAG.perfused)) rates[i] = 0;
      } else if (!touchesPerfusingCell(model, tissue, pool.site[row]!)) rates[i] = 0;
    }
  }
}

/** Sum of the rates of a block of cells. */
const totals = new Float64Array(BLOCK);

/** Draws who does something; the chance is never above rate times time, so most cells need no exponential. */
function chooseFates(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  sources: readonly FateSource[],
  from: number,
  n: number,
  priority: Key,
): void {
  const { minutes } = engine.world.model;
  const { draw0 } = tissue.scratch;
  totals.fill(0, 0, n);
  for (const { rates } of sources) for (let i = 0; i < n; i++) totals[i]! += rates[i]!;
  for (let i = 0; i < n; i++) {
    const row = work.rows[from + i]!;
    fates.count = 0;
    let total = totals[i]!;
    if (type.takesSeats) {
      seatFates(engine, tissue, work, row, fates);
      total += fates.total();
    }
    const share = unit(draw0[row]!);
    if (share < total * minutes && share < chance(total, minutes)) {
      for (const source of sources) fates.add(source.kind, source.rates[i]!, source.target);
      proposeFate(tissue, work, row, total, priority);
    }
  }
}

/** Of what may happen to a cell one thing happens, in proportion to the rates. */
function proposeFate(tissue: TissueState, work: TissueWork, row: number, total: number, priority: Key): void {
  const chosen = fates.at(unit(tissue.scratch.draw1[row]!) * total);
  propose(work.proposals, tissue.pool, priority, fates.kind[chosen] as Kind, row, fates.target[chosen]!);
  work.speed[row] = 0;
}

/** Debris disappears at a constant rate; it proposes like everything else. */
function proposeClearance(engine: Engine, tissue: TissueState, work: TissueWork, priority: Key): void {
  const { model } = engine.world;
  const { pool, scratch } = tissue;
  const chances = [0, chance(model.clearApoptotic, model.minutes), chance(model.clearNecrotic, model.minutes)];
  for (let row = 0; row < pool.counts[0]!; row++) {
    const phase = pool.phase[row]!;
    if (phase !== 0 && unit(scratch.draw0[row]!) < chances[phase]!)
      propose(work.proposals, pool, priority, KIND.clear, row, 0);
  }
}

function proposeMoves(engine: Engine, tissue: TissueState, work: TissueWork, subStep: number, priority: Key): void {
  const { model, seed } = engine.world;
  const movers = model.cells.filter((type) => type.speed > 0 && subStep % (model.subSteps / type.subSteps) === 0);
  if (movers.length === 0 || tissue.pool.counts[2] === 0) return;
  const key = batchKey(seed, tickOf(engine.world), PURPOSE.motion, subStep * 8 + tissue.index);
  const { pool, scratch } = tissue;
  drawRows(engine, key, pool, scratch);
  const tick = tickOf(engine.world);
  for (const type of movers) {
    const to = work.first[type.index + 1]!;
    for (let i = work.first[type.index]!; i < to; i++) {
      const row = work.rows[i]!;
      const changed = pool.type[row] !== type.index + 1 || pool.phase[row] !== PHASE.alive || pool.since[row] === tick;
      if (subStep > 0 && changed) continue;
      proposeMove(engine, tissue, work, type, row, priority);
    }
  }
}
