/** Free sites beside a cell, and how a structural cell makes one. */
import { isFree, moveCell, slotsOf } from '../../world/cells.ts';
import { discOffsets, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

const MAX_PATH = 16;
const path = new Int32Array(MAX_PATH);

/** A free slot of the same kind among the eight neighbours, chosen by `share` in [0, 1); −1 for none. */
export function freeNeighbour(tissue: TissueState, row: number, share: number): number {
  const { pool, lattice } = tissue;
  return freeAround(tissue, lattice, pool.site[row], pool.slot[row], share);
}

export function freeAround(
  tissue: TissueState,
  lattice: TissueState['lattice'],
  site: number,
  slot: number,
  share: number,
): number {
  let count = 0;
  for (let d = 0; d < 8; d++) if (isFree(tissue, slot, neighbour(lattice, site, d))) count++;
  if (count === 0) return -1;
  let skip = Math.floor(share * count);
  for (let d = 0; d < NO_DIRECTION; d++) {
    const at = neighbour(lattice, site, d);
    if (isFree(tissue, slot, at) && skip-- === 0) return at;
  }
  return -1;
}

interface Ring {
  offsets: { dx: number; dy: number }[];
}

const ringsByReach = new Map<number, Ring[]>();

/** Offsets within reach, grouped by distance, nearest first. */
function rings(reach: number): Ring[] {
  const known = ringsByReach.get(reach);
  if (known) return known;
  const made: Ring[] = [];
  let squared = -1;
  for (const offset of discOffsets(reach)) {
    if (offset.squared !== squared) made.push({ offsets: [] });
    squared = offset.squared;
    made[made.length - 1].offsets.push(offset);
  }
  ringsByReach.set(reach, made);
  return made;
}

/** Frees a site next to a structural cell by shifting a row outward; returns it, or −1. */
export function makeRoom(engine: Engine, tissue: TissueState, row: number, share: number): number {
  const { pool, lattice } = tissue;
  const from = pool.site[row];
  for (const { offsets } of rings(engine.world.model.push)) {
    const start = Math.floor(share * offsets.length);
    for (let k = 0; k < offsets.length; k++) {
      const { dx, dy } = offsets[(start + k) % offsets.length];
      const target = shifted(lattice, from, dx, dy);
      if (!isFree(tissue, 0, target)) continue;
      const length = tracePath(engine, tissue, from, dx, dy);
      if (length === 0) continue;
      for (let i = length - 1; i > 0; i--) shift(tissue, path[i - 1], path[i]);
      return path[0];
    }
  }
  return -1;
}

/** Bresenham's line from a site by (dx, dy) into `path`; its length, or 0 if it meets an edge or immovable cell. */
function tracePath(engine: Engine, tissue: TissueState, from: number, dx: number, dy: number): number {
  const { model } = engine.world;
  const steps = Math.max(Math.abs(dx), Math.abs(dy));
  for (let i = 1; i <= steps; i++) {
    const site = shifted(tissue.lattice, from, roundHalfAway((dx * i) / steps), roundHalfAway((dy * i) / steps));
    if (site < 0) return 0;
    const code = tissue.structuralType[site] & 127;
    if (code !== 0 && model.cells[code - 1].immovable) return 0;
    path[i - 1] = site;
  }
  return steps;
}

const roundHalfAway = (x: number): number => (x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5));

function shift(tissue: TissueState, from: number, to: number): void {
  const row = slotsOf(tissue, 0)[from] - 1;
  if (row >= 0) moveCell(tissue, row, to);
}
