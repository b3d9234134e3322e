/**
 * Motion: one weighted choice among the eight neighbours and staying, by difference of receptor signal.
 *
 *   w_j ∝ free_j · (1/d_j) · exp[Σ_X β(s_X(j) − s_X(i)) + κ cos(φ_j − φ_prev) − a·max(0, n_i − n_j) − μE_j] · (1 − E_j)^γ
 *   w_i = 1 for staying
 *
 * so that chemotaxis is best near Kd, dies when the receptor is saturated or blocked, and shifts with an antagonist.
 */

import { exp, power } from '../../base/exact.ts';
import type { CellType } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { isFree, moveCell } from '../../world/cells.ts';
import { DX, DY, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import { EVENT, type TissueState } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { occupancyAt } from './signal.ts';

const HALF_ROOT = 0.7071067811865476;
const COSINE = [1, HALF_ROOT, 0, -HALF_ROOT, -1, -HALF_ROOT, 0, HALF_ROOT] as const;
const STAY = 1;

/** Weights of the eight directions after `moveWeights`. */
export const weights = new Float64Array(8);

/** The direction in which a cell moves by its two draws, −1 when it stays. */
export function proposeMove(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  row: number,
  whether: number,
  where: number,
): number {
  const hop = (work.speed[row]! * (engine.world.model.minutes / type.subSteps)) / SITE;
  if (!(whether < hop) || tissue.pool.link[row]! < NO_DIRECTION) return -1;
  const total = moveWeights(engine, tissue, type, row, work.adhesion[row]!);
  const direction = pick(where * (total + STAY));
  return direction < NO_DIRECTION ? direction : -1;
}

/** The direction in whose share a number falls; NO_DIRECTION when it falls beyond all, which is staying. */
export function pick(share: number): number {
  let left = share;
  for (let d = 0; d < 8; d++) {
    left -= weights[d]!;
    if (left < 0) return d;
  }
  return NO_DIRECTION;
}

/** Fills `weights` for a cell and returns their sum. */
export function moveWeights(
  engine: Engine,
  tissue: TissueState,
  type: CellType,
  row: number,
  adhesion: number,
): number {
  const { pool, lattice } = tissue;
  const here = pool.site[row]!;
  const heading = pool.heading[row]!;
  const slot = pool.slot[row]!;
  if (adhesion > 0) countAround(tissue, slot, here, type.index, contacts);
  const felt = type.taxis === 0 ? 0 : signalAt(engine, tissue, row, here);
  let total = 0;
  for (let d = 0; d < 8; d++) {
    weights[d] = 0;
    const there = neighbour(lattice, here, d);
    if (!isFree(tissue, slot, there)) continue;
    const density = tissue.matrix[there]!;
    let exponent = -type.matrixFriction * density;
    if (type.taxis !== 0) exponent += type.taxis * (signalAt(engine, tissue, row, there) - felt);
    if (heading < NO_DIRECTION) exponent += type.persistence * COSINE[(d - heading) & 7]!;
    if (adhesion > 0) {
      const lost = contacts[NO_DIRECTION]! - contacts[d]! + 1;
      if (lost > 0) exponent -= adhesion * lost;
    }
    const distance = d & 1 ? HALF_ROOT : 1;
    weights[d] = distance * exp(exponent) * power(1 - density, Math.round(type.matrixBarrier));
    total += weights[d]!;
  }
  return total;
}

/** Cells of the type of the one that moves that touch each of the eight sites round it and, last, its own. */
const contacts = new Int32Array(NO_DIRECTION + 1);
/** Of each row of the window of 5 × 5 sites one bit a site. */
const window = new Int32Array(5);
/** Ones among three bits. */
const ONES = [0, 1, 1, 2, 1, 2, 2, 3] as const;

/** Counts the living cells of a type, in one slot, among the 8 neighbours of a site and of each of its 8 neighbours. */
function countAround(tissue: TissueState, slot: number, site: number, type: number, out: Int32Array): void {
  const { lattice } = tissue;
  const types = slot === 0 ? tissue.structuralType : tissue.mobileType;
  const code = type + 1;
  for (let y = 0; y < 5; y++) {
    let bits = 0;
    for (let x = 0; x < 5; x++) {
      const at = shifted(lattice, site, x - 2, y - 2);
      if (at >= 0 && types[at] === code) bits |= 1 << x;
    }
    window[y] = bits;
  }
  for (let d = 0; d <= NO_DIRECTION; d++) {
    const x = d === NO_DIRECTION ? 1 : DX[d]! + 1;
    const y = d === NO_DIRECTION ? 1 : DY[d]! + 1;
    const beside = (window[y + 1]! >> x) & 0b101;
    out[d] = ONES[(window[y]! >> x) & 7]! + ONES[beside]! + ONES[(window[y + 2]! >> x) & 7]!;
  }
}

/** Σ_X s_X that a cell would have at a site. */
function signalAt(engine: Engine, tissue: TissueState, row: number, site: number): number {
  const { model } = engine.world;
  let sum = 0;
  for (let r = 0; r < model.receptors.length; r++) {
    const level = tissue.pool.levels[r]![row]!;
    if (level > 0) sum += level * occupancyAt(model, tissue, model.receptors[r]!, engine.blocked[r]!, site);
  }
  return sum;
}

export function applyMove(tissue: TissueState, row: number, direction: number): void {
  const { pool } = tissue;
  const there = neighbour(tissue.lattice, pool.site[row]!, direction);
  if (pool.link[row]! < NO_DIRECTION || !isFree(tissue, pool.slot[row]!, there)) return;
  moveCell(tissue, row, there);
  pool.heading[row] = direction;
  tissue.events[EVENT.moves]!++;
}
