/**
 * Motion: one weighted choice among the eight neighbours and staying, by difference of receptor signal.
 *
 *   w_j ∝ free_j · (1/d_j) · exp[Σ_X β(s_X(j) − s_X(i)) + κ cos(φ_j − φ_prev) − a·max(0, n_i − n_j) − μE_j] · (1 − E_j)^γ
 *   w_i = 1 for staying
 *
 * so that chemotaxis is best near Kd, dies when the receptor is saturated or blocked, and shifts with an antagonist.
 */

import type { Key } from '../../base/draws.ts';
import { unit } from '../../base/draws.ts';
import { exp, power } from '../../base/exact.ts';
import type { CellType } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { isFree, moveCell } from '../../world/cells.ts';
import { NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import { EVENT, type TissueState } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { KIND, propose } from './proposals.ts';
import { countNear } from './readings.ts';
import { occupancyAt } from './signal.ts';

const HALF_ROOT = 0.7071067811865476;
const COSINE = [1, HALF_ROOT, 0, -HALF_ROOT, -1, -HALF_ROOT, 0, HALF_ROOT] as const;
const STAY = 1;

/** Weights of the eight directions after `moveWeights`. */
export const weights = new Float64Array(8);

export function proposeMove(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  type: CellType,
  row: number,
  priority: Key,
): void {
  const { pool, scratch } = tissue;
  if (pool.link[row]! < NO_DIRECTION) return;
  const hop = (work.speed[row]! * (engine.world.model.minutes / type.subSteps)) / SITE;
  if (!(unit(scratch.draw0[row]!) < hop)) return;
  const total = moveWeights(engine, tissue, type, row, work.adhesion[row]!);
  const direction = pick(unit(scratch.draw1[row]!) * (total + STAY));
  if (direction < NO_DIRECTION) propose(work.proposals, pool, priority, KIND.move, row, direction);
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
  const { model } = engine.world;
  const { pool, lattice } = tissue;
  const here = pool.site[row]!;
  const heading = pool.heading[row]!;
  const slot = pool.slot[row]!;
  const contacts = adhesion > 0 ? countNear(tissue, here, type.index, 1) : 0;
  let total = 0;
  for (let d = 0; d < 8; d++) {
    weights[d] = 0;
    const there = neighbour(lattice, here, d);
    if (!isFree(tissue, slot, there)) continue;
    const density = tissue.matrix[there]!;
    let exponent = -type.matrixFriction * density;
    if (type.taxis !== 0) exponent += type.taxis * signalDifference(engine, tissue, row, here, there);
    if (heading < NO_DIRECTION) exponent += type.persistence * COSINE[(d - heading) & 7]!;
    if (adhesion > 0) {
      const lost = contacts - countNear(tissue, there, type.index, 1) + 1;
      if (lost > 0) exponent -= adhesion * lost;
    }
    const distance = d & 1 ? HALF_ROOT : 1;
    weights[d] = distance * exp(exponent) * power(1 - density, Math.round(type.matrixBarrier));
    total += weights[d]!;
  }
  return total;

  function signalDifference(of: Engine, within: TissueState, cell: number, from: number, to: number): number {
    let sum = 0;
    for (let r = 0; r < model.receptors.length; r++) {
      const level = pool.levels[r]![cell]!;
      if (level === 0) continue;
      const receptor = model.receptors[r]!;
      const blocked = of.blocked[r]!;
      sum +=
        level *
        (occupancyAt(model, within, receptor, blocked, to) - occupancyAt(model, within, receptor, blocked, from));
    }
    return sum;
  }
}

export function applyMove(tissue: TissueState, row: number, direction: number): void {
  const { pool } = tissue;
  const there = neighbour(tissue.lattice, pool.site[row]!, direction);
  if (pool.link[row]! < NO_DIRECTION || !isFree(tissue, pool.slot[row]!, there)) return;
  moveCell(tissue, row, there);
  pool.heading[row] = direction;
  tissue.events[EVENT.moves]!++;
}
