/** Cells that come into a tissue from blood or lymph. */
import { batchKey, draw, PURPOSE } from '../../base/draws.ts';
import { BATCH } from '../../world/batches.ts';
import { addCell, isFree } from '../../world/cells.ts';
import { type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { newIdentity } from './identity.ts';
import { freeAround } from './room.ts';

/** Properties of a cell from blood: its levels, and its clone unless it founds one. */
export interface Arriving {
  levels: ArrayLike<number>;
  clone?: number;
}

/** Places a cell from blood or lymph at or beside a vessel cell; returns its row, or −1 without a free slot. */
export function arriveAt(
  engine: Engine,
  tissue: TissueState,
  vessel: number,
  type: number,
  share: number,
  like?: Arriving,
): number {
  const { world } = engine;
  const { pool, lattice } = tissue;
  const slot = world.model.cells[type].slot[tissue.index];
  const here = pool.site[vessel];
  const site = isFree(tissue, slot, here) ? here : freeAround(tissue, lattice, here, slot, share);
  if (site < 0) return -1;
  const birth = newIdentity(engine, tissue, vessel);
  if (like?.clone !== undefined) birth.clone = like.clone;
  const row = addCell(world.model, tissue, type, site, birth);
  if (row >= 0 && like) pool.levels.forEach((column, l) => (column[row] = like.levels[l]));
  return row;
}

/** A number in [0, 1), drawn for what enters beside a vessel cell at this tick. */
export function entryShare({ world }: Engine, { pool, index }: TissueState, vessel: number): number {
  const key = batchKey(world.seed, tickOf(world), PURPOSE.placement, BATCH.entry(index));
  return draw(key, pool.identityLow[vessel], pool.identityHigh[vessel]);
}
