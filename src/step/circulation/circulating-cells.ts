/**
 * Circulating cells, by strain: the clones that blood tells apart.
 *
 *   dN/dt = W·Σ hazards + influx + infusion − (k_cl·l + Σ_o h_o)·N,   h_o as in homing.ts
 *
 * where l is the loss that the cells' rules set, 1 at rest.
 *
 * Numbers in the body are far too large for agents, and arrivals on a sample far too rare to see, so N is a
 * mean-field number and arrivals are raised by one gain. Along with N goes the mean of every level (receptors,
 * states, traits) of the cells that left; it decides where they home to and the properties of arriving cells. Within
 * the step, lymph carries cells that drain from all tissues to the organs of its route; onward.ts says which go on from
 * there.
 */
import { batchKey, draw, PURPOSE, unit } from '../../base/draws.ts';
import { exp } from '../../base/exact.ts';
import { threefry, words } from '../../base/threefry.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import { BATCH } from '../../world/batches.ts';
import { isPerfused } from '../../world/cells.ts';
import { EVENT, PHASE, stepOf, type TissueState, tickOf } from '../../world/world.ts';
import { type Arriving, arriveAt } from '../cells/arrive.ts';
import type { Engine } from '../engine.ts';
import { WAITING } from './blood.ts';
import { MINUTES_PER_HOUR, mix } from './flow.ts';
import type { Flow } from './flows.ts';
import { homingRate } from './homing.ts';
import { bloodLevels, outputInBlood, signalsAt } from './in-blood.ts';
import { infusedCells } from './infused.ts';
import { goOn, waitingAt } from './onward.ts';
import { weightOf } from './weight.ts';

export function circulateCells(engine: Engine): void {
  const { model } = engine.world;
  for (const type of model.cells) {
    if (!type.circulates) continue;
    goOn(engine, type);
    circulateBlood(engine, type);
    circulateLymph(engine, type);
  }
}

const sum = (numbers: Float64Array): number => numbers.reduce((total, one) => total + one, 0);

function circulateBlood(engine: Engine, type: CellType): void {
  const { model, blood, tissues } = engine.world;
  const { circulation } = model;
  const hours = model.minutes / MINUTES_PER_HOUR;
  const flow = engine.flows.blood[type.index];
  const free = bloodLevels(engine);
  const inBlood = (levels: Float64Array) => ({ signals: signalsAt(engine, type, levels, free), levels });
  if (stepOf(engine.world) >= 0) addFromOutside(type, flow, circulation.influx[type.index]);
  addFromOutside(type, flow, infusedCells(engine, type.index) / hours);
  blood[model.blood.shed + type.index] = sum(flow.cells);
  for (let strain = 0; strain < circulation.strains; strain++) {
    const levels = levelsInBlood(engine, type, strain);
    const at = model.blood.cells + type.index * circulation.strains + strain;
    const before = blood[at];
    const shed = flow.cells[strain];
    if (before === 0 && shed === 0) continue;
    mix(levels, before, flow.levels[strain], shed * hours);
    const homing = circulation.organs.map((organ) => (organ.lymph ? 0 : homingRate(engine, type, organ, levels)));
    let loss = circulation.loss * (outputInBlood(engine, type, 'lossFromBlood', inBlood(levels)) ?? 1);
    for (const rate of homing) loss += rate;
    blood[at] = shed / loss + (before - shed / loss) * exp(-loss * hours);
    // Cells·hours spent in blood in this step: the time integral of N.
    const present = (before + shed * hours - blood[at]) / loss;
    circulation.organs.forEach((organ, o) => {
      if (organ.lymph) return;
      const arrived = homing[o] * present;
      countArrivals(engine, type, o, strain, arrived);
      if (organ.tissue >= 0) seedArrivals(engine, tissues[organ.tissue], type, strain, arrived, levels, false);
    });
  }
}

function circulateLymph(engine: Engine, type: CellType): void {
  const { model, blood, tissues } = engine.world;
  const { circulation } = model;
  const flow = engine.flows.lymph[type.index];
  blood[model.blood.drained + type.index] = sum(flow.cells);
  circulation.organs.forEach((organ, o) => {
    if (!organ.lymph) return;
    flow.cells.forEach((cells, strain) => {
      if (cells === 0) return;
      const arrived = (organ.share * cells * model.minutes) / MINUTES_PER_HOUR;
      countArrivals(engine, type, o, strain, arrived);
      if (organ.tissue < 0) return;
      const refused = seedArrivals(engine, tissues[organ.tissue], type, strain, arrived, flow.levels[strain], true);
      if (organ.goesOn) blood[waitingAt(model, o, type.index, strain) + WAITING.refused] += refused;
    });
  });
}

/** Cells per hour from outside the lattices, at rest and of the first strain, join a flow. */
function addFromOutside(type: CellType, { cells, levels }: Flow, rate: number): void {
  if (rate === 0) return;
  mix(levels[0], cells[0], type.rest, rate);
  cells[0] += rate;
}

/** Adds cells from outside, at rest and of the first strain, to those in blood. */
export function addToBlood(engine: Engine, type: CellType, more: number): void {
  const { model, blood } = engine.world;
  const at = model.blood.cells + type.index * model.circulation.strains;
  mix(levelsInBlood(engine, type, 0), blood[at], type.rest, more);
  blood[at] += more;
}

/** Mean levels of the circulating cells of a strain: a part of the blood column. */
function levelsInBlood({ world }: Engine, type: CellType, strain: number): Float64Array {
  const { model, blood, tissues } = world;
  const count = tissues[0].pool.levels.length;
  const from = model.blood.levels + (type.index * model.circulation.strains + strain) * count;
  return blood.subarray(from, from + count);
}

function countArrivals({ world }: Engine, type: CellType, organ: number, strain: number, arrived: number): void {
  const { model, blood } = world;
  blood[model.blood.arrivals + arrivalsAt(model, type.index, organ) + strain] += arrived;
}

/** Index of a type's arrivals in an organ: one number per strain, starting there. */
export const arrivalsAt = ({ circulation }: Model, type: number, organ: number): number =>
  (type * circulation.organs.length + organ) * circulation.strains;

/**
 * Turns `arrived` cells of the whole tissue into whole cells on its sample; a keyed draw settles the fraction.
 * @returns the cells of the whole tissue that found no room
 */
function seedArrivals(
  engine: Engine,
  tissue: TissueState,
  type: CellType,
  strain: number,
  arrived: number,
  levels: Float64Array,
  byLymph: boolean,
): number {
  const { circulation } = engine.world.model;
  const { seedingGain } = circulation;
  const weight = weightOf(engine, tissue);
  const expected = (arrived * seedingGain) / weight;
  // With one strain, each arriving cell founds a clone of its own.
  const like = circulation.strains === 1 ? { levels } : { levels, clone: strain + 1 };
  const batch = BATCH.arrival(tissue.index, type.index);
  const placing = { purpose: PURPOSE.arrival, batch, strain, byLymph };
  const refused = place(engine, tissue, type.index, expected, placing, like);
  return refused === 0 ? 0 : (refused * weight) / seedingGain;
}

/** Puts an expected number of cells of a type at rest beside perfused vessels drawn at random. */
export function placeFromBlood(engine: Engine, tissue: TissueState, type: number, expected: number): void {
  const batch = BATCH.arrival(tissue.index, type);
  place(engine, tissue, type, expected, { purpose: PURPOSE.homing, batch, strain: 0, byLymph: false });
}

interface Placing {
  purpose: typeof PURPOSE.arrival | typeof PURPOSE.homing;
  batch: number;
  strain: number;
  byLymph: boolean;
}

/** Places an expected number of cells beside vessels drawn at random; cells without room are lost, and returned. */
function place(
  engine: Engine,
  tissue: TissueState,
  type: number,
  expected: number,
  { purpose, batch, strain, byLymph }: Placing,
  like?: Arriving,
): number {
  const { world } = engine;
  const vessels = engine.derived.vessels[tissue.index];
  const lymphatics = byLymph && vessels.drainCount > 0;
  const doors = lymphatics ? vessels.drains : vessels.rows;
  const open = lymphatics ? vessels.drainCount : vessels.count;
  if (!(expected > 0)) return 0;
  if (open === 0) return expected;
  const key = batchKey(world.seed, tickOf(world), purpose, batch);
  const whole = Math.floor(expected);
  const count = whole + (draw(key, 0xffffffff, strain) < expected - whole ? 1 : 0);
  const event = purpose === PURPOSE.arrival ? EVENT.arrivals : EVENT.returns;
  let placed = 0;
  for (let n = 0; n < count; n++) {
    threefry(key.first, key.second, n, 1 + strain + (byLymph ? LYMPH : 0));
    const door = doors[Math.floor(unit(words[0]) * open)];
    const share = unit(words[1]);
    const { pool } = tissue;
    if (lymphatics ? pool.type[door] === 0 || pool.phase[door] !== PHASE.alive : !isPerfused(pool, door)) continue;
    if (arriveAt(engine, tissue, door, type, share, like) < 0) continue;
    tissue.events[event]++;
    placed++;
  }
  return count - placed;
}

/** Separates the draws of cells that arrive by lymph from those of cells that arrive by blood. */
const LYMPH = 1024;
