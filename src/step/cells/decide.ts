/**
 * Decide: every living cell evaluates its rules, relaxes its receptors and states, sets its secretion, and proposes at
 * most one thing to do. Of competing fates with rates kᵢ one happens with chance 1 − e^(−ΣkᵢΔt), each in proportion.
 */
import { batchKey, type Key, PURPOSE, unit } from '../../base/draws.ts';
import { chance } from '../../base/exact.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import { BEHAVIOUR_NAMES } from '../../scenario/vocabulary.ts';
import { FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { touchesPerfusingCell, touchingOpenVessels } from '../vessels/contact.ts';
import { BLOCK, evaluate } from './evaluate.ts';
import { type Fates, makeFates } from './fates.ts';
import { proposeMove } from './move.ts';
import { KIND, propose } from './proposals.ts';
import { seatFates } from './seats.ts';
import { drawRows } from './sense.ts';

const AT = Object.fromEntries(BEHAVIOUR_NAMES.map((name, i) => [name, i])) as Record<
  (typeof BEHAVIOUR_NAMES)[number],
  number
>;
const fates = makeFates();

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
  for (let from = work.first[type.index]!; from < to; from += BLOCK) {
    const n = Math.min(BLOCK, to - from);
    evaluate(engine, tissue, type.plan, work.rows, from, n);
    writeOutputs(engine, tissue, work, from, n);
    for (let i = 0; i < n; i++) chooseFate(engine, tissue, work, type, work.rows[from + i]!, i, priority);
  }
}

/** Stores what the evaluated block says of secretion, matrix, motion, receptors and states. */
export function writeOutputs(engine: Engine, tissue: TissueState, work: TissueWork, from: number, n: number): void {
  const { model } = engine.world;
  const { evaluation } = engine;
  const { pool } = tissue;
  const store = (index: number, target: Float32Array): void => {
    const at = evaluation.position[index]!;
    if (at < 0) return;
    const values = evaluation.outputs[at]!;
    for (let i = 0; i < n; i++) target[work.rows[from + i]!] = values[i]!;
  };
  store(AT.speed, work.speed);
  store(AT.adhesion, work.adhesion);
  store(AT.integrin, work.integrin);
  store(AT.matrixDeposition, pool.deposition);
  store(AT.matrixRemoval, pool.removal);
  for (let s = 0; s < model.species.length; s++) store(model.offsets.secrete + s, pool.secretion[s]!);
}

/** Moves receptor levels and states a step towards what the rules ask for. */
function relax(engine: Engine, tissue: TissueState, row: number, i: number): void {
  const { model } = engine.world;
  const { evaluation } = engine;
  const { levels } = tissue.pool;
  for (let r = 0; r < model.receptors.length; r++) {
    const at = evaluation.position[model.offsets.receptor + r]!;
    if (at < 0) continue;
    const level = levels[r]![row]!;
    const target = evaluation.outputs[at]![i]!;
    const receptor = model.receptors[r]!;
    levels[r]![row] = level + (target - level) * (target > level ? receptor.rise : receptor.fall);
  }
  for (let s = 0; s < model.states.length; s++) {
    const at = evaluation.position[model.offsets.state + s]!;
    if (at < 0) continue;
    const values = levels[model.receptors.length + s]!;
    values[row] = values[row]! + (evaluation.outputs[at]![i]! - values[row]!) * model.states[s]!.relaxation;
  }
}

function chooseFate(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  row: number,
  i: number,
  priority: Key,
): void {
  const { model } = engine.world;
  const { pool, scratch } = tissue;
  relax(engine, tissue, row, i);
  fates.count = 0;
  cellFates(engine, tissue, work, type, row, i, fates);
  if (type.takesSeats) seatFates(engine, tissue, work, row, fates);
  if (fates.count === 0) return;
  let total = 0;
  for (let f = 0; f < fates.count; f++) total += fates.rate[f]!;
  if (!(unit(scratch.draw0[row]!) < chance(total, model.minutes))) return;
  let left = unit(scratch.draw1[row]!) * total;
  let chosen = 0;
  while (chosen < fates.count - 1 && left >= fates.rate[chosen]!) left -= fates.rate[chosen++]!;
  propose(work.proposals, pool, priority, fates.kind[chosen]! as never, row, fates.target[chosen]!);
  work.speed[row] = 0;
}

/** Rates of what a cell of any type may do, from its outputs and its place. */
function cellFates(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  row: number,
  i: number,
  into: Fates,
): void {
  const { model } = engine.world;
  const { evaluation } = engine;
  const { pool } = tissue;
  const value = (index: number): number => {
    const at = evaluation.position[index]!;
    return at < 0 ? 0 : evaluation.outputs[at]![i]!;
  };
  into.add(KIND.divide, value(AT.division), 0);
  into.add(KIND.apoptosis, value(AT.apoptosis), 0);
  into.add(KIND.necrosis, value(AT.necrosis), 0);
  into.add(KIND.depart, value(AT.departure), 0);
  const perfused = (pool.flags[row]! & FLAG.perfused) !== 0;
  if (type.perfuses) {
    if (perfused) into.add(KIND.sprout, value(AT.sprouting), 0);
    into.add(KIND.regress, value(AT.regression), 0);
  }
  const leaving = value(AT.intravasation);
  if (leaving > 0) {
    const rate = leaving * touchingOpenVessels(tissue, pool.site[row]!);
    work.shed[type.index]! += rate;
    into.add(KIND.intravasate, rate, 0);
  }
  addConversions(model, tissue, row, value, into);
  if (perfused) {
    for (let t = 0; t < model.cells.length; t++) into.add(KIND.enter, value(model.offsets.enter + t), t);
  }
}

function addConversions(
  model: Model,
  tissue: TissueState,
  row: number,
  value: (index: number) => number,
  into: Fates,
): void {
  for (let t = 0; t < model.cells.length; t++) {
    const rate = value(model.offsets.become + t);
    if (rate <= 0) continue;
    if (model.cells[t]!.perfuses && !touchesPerfusingCell(model, tissue, tissue.pool.site[row]!)) continue;
    into.add(KIND.become, rate, t);
  }
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
