/**
 * Decide: every living cell evaluates its rules, relaxes its receptors and states, sets its secretion, and proposes
 * at most one action. Of competing fates with rates kᵢ one happens with chance 1 − e^(−ΣkᵢΔt), in proportion.
 */
import { batchKey, type Key, PURPOSE, unit } from '../../base/draws.ts';
import { chance } from '../../base/exact.ts';
import type { Resumable } from '../../base/resumable.ts';
import { BEHAVIOUR_NAMES } from '../../scenario/behaviours.ts';
import type { CellType } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { BATCH } from '../../world/batches.ts';
import { NO_DIRECTION } from '../../world/lattice.ts';
import { PHASE, type TissueState, tickOf } from '../../world/world.ts';
import { type Engine, NOW } from '../engine.ts';
import { BLOCK_NUMBERS, IN_BLOCK, type TissueWork } from '../work.ts';
import { choose, drawBlock, gather, load, loadIdentities, scatter } from './block.ts';
import { blockOf, blocksOf } from './blocks.ts';
import { evaluate } from './evaluate.ts';
import type { CellBlock } from './evaluation.ts';
import { makeFates } from './fates.ts';
import { chooseDirection } from './move.ts';
import { KIND, propose } from './proposals.ts';
import { seatFates } from './seats.ts';

const AT = Object.fromEntries(BEHAVIOUR_NAMES.map((name, i) => [name, i])) as Record<
  (typeof BEHAVIOUR_NAMES)[number],
  number
>;
const fates = makeFates();

export function* decide(engine: Engine, subStep: number): Resumable {
  engine.now[NOW.subStep] = subStep;
  if (subStep === 0) engine.world.tissues.forEach(({ pool }, t) => engine.work[t].clearRates(pool.counts[0]));
  yield* engine.team.share(engine, decideBlock, blocksOf(engine));
  for (const work of engine.work) gatherProposals(work);
}

/** Collects the proposals of all blocks, in the order of the blocks. */
function gatherProposals({ blocks, blockCount, proposals }: TissueWork): void {
  let count = 0;
  for (let b = 0; b < blockCount; b++) {
    const at = b * BLOCK_NUMBERS;
    const from = blocks[at + IN_BLOCK.from];
    for (let i = 0; i < blocks[at + IN_BLOCK.proposals]; i++) proposals.order[count++] = from + i;
  }
  proposals.count = count;
}

/** Lets the cells of one block decide. */
export function decideBlock(engine: Engine, piece: number): void {
  const block = blockOf(engine, piece);
  const { tissue, work, type, from, count } = block;
  const { world } = engine;
  const subStep = engine.now[NOW.subStep];
  const priority = batchKey(world.seed, tickOf(world), PURPOSE.priority, BATCH.subStep(subStep, tissue.index));
  work.blocks[block.at + IN_BLOCK.proposals] = 0;
  const cell = world.model.cells[type];
  load(engine.block, tissue, work.rows, from, count);
  loadIdentities(engine.block, tissue, count);
  if (!cell) {
    if (subStep === 0) proposeClearance(engine, block, priority);
    return;
  }
  if (subStep === 0 && cell.acts) {
    evaluate(engine, tissue, cell, count);
    writeOutputs(engine, tissue, work, cell, count);
    relaxLevels(engine, tissue, cell, count);
    restrictFates(engine, block, cell);
    chooseFates(engine, block, priority, cell);
  }
  if (cell.speed > 0 && subStep % (world.model.subSteps / cell.subSteps) === 0) {
    proposeMoves(engine, block, priority, cell, subStep);
  }
}

/** Writes a proposal of a cell of the block. */
function put({ work, tissue, from, at }: CellBlock, priority: Key, kind: number, row: number, target: number): void {
  const number = work.blocks[at + IN_BLOCK.proposals]++;
  propose(work.proposals, from + number, tissue.pool, priority, kind, row, target);
}

/** Stores the block's results for secretion, matrix and motion. */
export function writeOutputs(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  count: number,
): void {
  const { model } = engine.world;
  const { positions, outputs } = engine.types[type.index];
  const { block } = engine;
  const { pool } = tissue;
  const store = (index: number, target: Float32Array): void => {
    const at = positions[index];
    if (at >= 0) scatter(block, outputs[at], count, target);
  };
  // The row may have belonged to a cell with another speed before, so these are written even where they are 0.
  const always = (index: number, target: Float32Array): void => {
    if (positions[index] >= 0) store(index, target);
    else for (let i = 0; i < count; i++) target[block.rows[i]] = 0;
  };
  if (type.speed > 0) {
    always(AT.speed, work.speed);
    always(AT.adhesion, work.adhesion);
  }
  if (type.takesSeats) always(AT.integrin, work.integrin);
  if (type.inherits.length > 0) always(AT.mutation, work.mutation);
  if (type.erosion > 0) always(AT.erosion, work.erosion);
  store(AT.matrixDeposition, pool.deposition);
  store(AT.matrixRemoval, pool.removal);
  for (let s = 0; s < model.species.length; s++) store(model.offsets.secrete + s, pool.secretion[s]);
}

/** Moves receptor levels and states one step towards their targets by the rules. */
function relaxLevels(engine: Engine, tissue: TissueState, type: CellType, count: number): void {
  const { block, kernels } = engine;
  const { model } = engine.world;
  const { positions, outputs } = engine.types[type.index];
  const relax = (output: number, level: Float32Array, rise: number, fall: number): void => {
    const at = positions[output];
    if (at >= 0) {
      kernels.relax(level.byteOffset, block.rows.byteOffset, count, outputs[at].at, rise, fall);
    }
  };
  const { levels } = tissue.pool;
  model.receptors.forEach((receptor, r) => {
    relax(model.offsets.receptor + r, levels[r], receptor.rise, receptor.fall);
  });
  model.states.forEach((state, s) => {
    relax(model.offsets.state + s, levels[model.receptors.length + s], state.relaxation, state.relaxation);
  });
}

/** Adapts each fate's rates to the places of the cells. */
function restrictFates(engine: Engine, block: CellBlock, type: CellType): void {
  for (const { restrict, rates } of engine.types[type.index].fates) restrict?.(engine, block, rates.values);
}

/** Draws which cells act; the chance is never above rate times time, so most cells need no exponential. */
function chooseFates(engine: Engine, cells: CellBlock, priority: Key, type: CellType): void {
  const { block, kernels, world } = engine;
  const { minutes, niche } = world.model;
  const { tissue, work, count } = cells;
  const sources = engine.types[type.index].fates;
  const totals = block.total.values;
  totals.fill(0, 0, count);
  for (const { rates } of sources) kernels.addScaled(rates.at, block.total.at, count, 1);
  drawBlock(block, batchKey(world.seed, tickOf(world), PURPOSE.fate, BATCH.tissue(tissue.index)), count);
  const seats = type.takesSeats && niche?.tissue === tissue.index;
  const candidates = seats ? count : choose(block, block.total, minutes, count);
  for (let k = 0; k < candidates; k++) {
    const i = seats ? k : block.chosen[k];
    const row = block.rows[i];
    let total = totals[i];
    fates.count = 0;
    if (seats) {
      work.leaving[row] += seatFates(engine, tissue, work, row, niche, fates);
      total += fates.total();
    }
    const share = unit(block.draw0[i]);
    if (share < total * minutes && share < chance(total, minutes)) {
      for (const source of sources) fates.add(source.kind, source.rates.values[i], source.target);
      // One of the cell's fates happens, chosen in proportion to the rates.
      const chosen = fates.at(unit(block.draw1[i]) * total);
      put(cells, priority, fates.kind[chosen], row, fates.target[chosen]);
      work.speed[row] = 0;
    }
  }
}

/** Debris disappears at a constant rate, through proposals like everything else. */
function proposeClearance(engine: Engine, cells: CellBlock, priority: Key): void {
  const { block, world } = engine;
  const { model } = world;
  const { tissue, count } = cells;
  drawBlock(block, batchKey(world.seed, tickOf(world), PURPOSE.fate, BATCH.tissue(tissue.index)), count);
  const apoptotic = chance(model.clearApoptotic, model.minutes);
  const necrotic = chance(model.clearNecrotic, model.minutes);
  for (let i = 0; i < count; i++) {
    const row = block.rows[i];
    const limit = tissue.pool.phase[row] === PHASE.apoptotic ? apoptotic : necrotic;
    if (unit(block.draw0[i]) < limit) put(cells, priority, KIND.clear, row, 0);
  }
}

function proposeMoves(engine: Engine, cells: CellBlock, priority: Key, type: CellType, subStep: number): void {
  const { block, world } = engine;
  const { tissue, work, count } = cells;
  const { pool } = tissue;
  const tick = tickOf(world);
  drawBlock(block, batchKey(world.seed, tick, PURPOSE.motion, BATCH.subStep(subStep, tissue.index)), count);
  gather(block, work.speed, count, block.total);
  const candidates = choose(block, block.total, world.model.minutes / type.subSteps / SITE, count);
  for (let k = 0; k < candidates; k++) {
    const i = block.chosen[k];
    const row = block.rows[i];
    const changed = pool.type[row] !== type.index + 1 || pool.phase[row] !== PHASE.alive || pool.since[row] === tick;
    if (pool.link[row] < NO_DIRECTION || (subStep > 0 && changed)) continue;
    const direction = chooseDirection(engine, tissue, type, row, work.adhesion[row], unit(block.draw1[i]));
    if (direction < NO_DIRECTION) put(cells, priority, KIND.move, row, direction);
  }
}
