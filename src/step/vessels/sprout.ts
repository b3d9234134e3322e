/** Sprouting: a perfused vessel starts a tip; the tip climbs its signal and leaves vessel cells behind until it meets blood. */
import { batchKey, draw, PURPOSE } from '../../base/draws.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { BATCH } from '../../world/batches.ts';
import { addCell, setFlag } from '../../world/cells.ts';
import { NO_DIRECTION, neighbour, squaredDistance } from '../../world/lattice.ts';
import { EVENT, FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import { newIdentity } from '../cells/identity.ts';
import { moveWeights, pick } from '../cells/move.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { conduitOf } from './contact.ts';
import { perfuseSprout } from './perfusion.ts';

/** Starts a sprout at a vessel cell if no tip is near and a site beside it is free. */
export function startSprout(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  const { model } = engine.world;
  const { pool } = tissue;
  const type = model.cells[pool.type[row] - 1].sproutType;
  if (type < 0 || tipWithin(engine, tissue, row)) return;
  const tip = extend(engine, tissue, row, type, 0);
  if (tip < 0) return;
  pool.sprout[tip] = (pool.identityLow[tip] | 0x80000000) >>> 0;
  pool.clone[tip] = pool.sprout[row];
  tissue.events[EVENT.sprouts]++;
  meetVessel(engine, tissue, work, tip);
}

const DIAGONAL = 1.4142135623730951;

function tipWithin(engine: Engine, tissue: TissueState, row: number): boolean {
  const { pool } = tissue;
  // The tip itself will stand nearer than the cell that starts it, by up to a diagonal.
  const reach = engine.world.model.tipSpacing / SITE + DIAGONAL;
  for (let other = 0; other < pool.counts[0]; other++) {
    if (!(pool.flags[other] & FLAG.tip)) continue;
    if (squaredDistance(tissue.lattice, pool.site[other], pool.site[row]) < reach * reach) return true;
  }
  return false;
}

/** Places a new tip beside a vessel cell, its site chosen like a move; returns its row, −1 when there is no room. */
function extend(engine: Engine, tissue: TissueState, row: number, type: number, which: 0 | 1): number {
  const { world } = engine;
  const { pool } = tissue;
  moveWeights(engine.motion, engine, tissue, world.model.cells[type], row, 0);
  const total = keepApart(engine.motion.weights, tissue, row);
  if (!(total > 0)) return -1;
  const key = batchKey(world.seed, tickOf(world), PURPOSE.direction, BATCH.extension(which));
  const direction = pick(engine.motion.weights, draw(key, pool.identityLow[row], pool.identityHigh[row]) * total);
  if (direction >= NO_DIRECTION) return -1;
  const site = neighbour(tissue.lattice, pool.site[row], direction);
  const tip = addCell(world.model, tissue, type, site, newIdentity(engine, tissue, row));
  if (tip < 0) return -1;
  setFlag(pool, tip, FLAG.tip, true);
  pool.heading[tip] = direction;
  pool.heading[row] = direction;
  return tip;
}

/** Number of vessel cells in its own line that a new tip may touch: the one behind it and its two neighbours. */
const MAX_TOUCHING = 3;

/** Vessels are lines: zeroes the `weights` that would lead a tip back along its own vessel; returns their sum. */
function keepApart(weights: Float64Array, tissue: TissueState, row: number): number {
  const { pool, lattice } = tissue;
  let total = 0;
  for (let d = 0; d < 8; d++) {
    if (weights[d] === 0) continue;
    const there = neighbour(lattice, pool.site[row], d);
    let touching = 0;
    for (let e = 0; e < 8; e++) {
      const site = neighbour(lattice, there, e);
      const other = site < 0 ? -1 : tissue.structural[site] - 1;
      if (other >= 0 && pool.sprout[other] === pool.sprout[row] && pool.phase[other] === PHASE.alive) touching++;
    }
    if (touching > (pool.flags[row] & FLAG.tip ? MAX_TOUCHING - 1 : MAX_TOUCHING)) weights[d] = 0;
    total += weights[d];
  }
  return total;
}

/** Advances tips; called once per step, in row order, since tips are few and far apart. */
export function growTips(engine: Engine, tissue: TissueState, work: TissueWork): void {
  const { world } = engine;
  const { pool } = tissue;
  const key = batchKey(world.seed, tickOf(world), PURPOSE.motion, BATCH.tips(tissue.index));
  const used = pool.counts[0];
  for (let row = 0; row < used; row++) {
    if (!(pool.flags[row] & FLAG.tip) || pool.born[row] === tickOf(world)) continue;
    const type = pool.type[row] - 1;
    const hop = ((conduitOf(world.model.cells[type])?.tip ?? 0) * world.model.minutes) / SITE;
    if (!(draw(key, pool.identityLow[row], pool.identityHigh[row]) < hop)) continue;
    const tip = extend(engine, tissue, row, type, 1);
    if (tip < 0) continue;
    setFlag(pool, row, FLAG.tip, false);
    pool.sprout[tip] = pool.sprout[row];
    pool.clone[tip] = pool.clone[row];
    tissue.events[EVENT.tipSteps]++;
    meetVessel(engine, tissue, work, tip);
  }
}

/**
 * Closes the loop if a tip touches a perfused vessel other than its own or its parent's. A lymphatic tip ends at any
 * lymphatic outside its own line; it drains from the start.
 */
function meetVessel(engine: Engine, tissue: TissueState, work: TissueWork, tip: number): void {
  const { cells } = engine.world.model;
  const { pool } = tissue;
  const lymph = cells[pool.type[tip] - 1].drains !== undefined;
  if (lymph) work.vesselsChanged = true;
  for (let d = 0; d < 8; d++) {
    const site = neighbour(tissue.lattice, pool.site[tip], d);
    const other = site < 0 ? -1 : tissue.structural[site] - 1;
    if (other < 0 || pool.phase[other] !== PHASE.alive) continue;
    if (lymph ? !cells[pool.type[other] - 1].drains : !(pool.flags[other] & FLAG.perfused)) continue;
    if (pool.sprout[other] === pool.sprout[tip] || pool.sprout[other] === pool.clone[tip]) continue;
    setFlag(pool, tip, FLAG.tip, false);
    if (!lymph) perfuseSprout(tissue, work, pool.sprout[tip]);
    return;
  }
}
