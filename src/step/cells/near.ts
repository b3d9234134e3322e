/** The surroundings of a cell: neighbours that it touches, and what lies within a distance. */
import type { Numbers } from '../../base/readonly.ts';
import { discOffsets, GROUND, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import { DEAD, type SeenTissue, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Column } from './block.ts';

/** Living cells of a type among the 8 neighbours of each cell of the block, in the slot of that type. */
export function touchingInto(engine: Engine, tissue: TissueState, type: number, count: number, out: Column): void {
  const { block, kernels } = engine;
  const { sites } = block;
  const { edge, stride } = tissue.lattice;
  const types = typesOf(engine, tissue, type);
  kernels.countAround(types.byteOffset, sites.byteOffset, count, stride, type + 1, out.at);
  for (let i = 0; i < count; i++) {
    if (edge[sites[i]] !== 0) out.values[i] = countNear(tissue, sites[i], type);
  }
}

/** Living cells of a type within `reach` sites of each cell of the block. */
export function withinInto(
  engine: Engine,
  tissue: TissueState,
  type: number,
  reach: number,
  count: number,
  out: Column,
): void {
  const { block, kernels } = engine;
  const { sites } = block;
  const { width, height, stride } = tissue.lattice;
  const types = typesOf(engine, tissue, type);
  const code = type + 1;
  kernels.countWithin(types.byteOffset, sites.byteOffset, count, stride, code, reach, out.at);
  for (let i = 0; i < count; i++) {
    const site = sites[i];
    const y = Math.floor(site / stride);
    const x = site - y * stride;
    if (x >= reach && y >= reach && x < width - reach && y < height - reach) continue;
    out.values[i] = sitesWithin(tissue, site, reach, (_, at) => types[at] === code);
  }
}

const typesOf = ({ world }: Engine, tissue: TissueState, type: number): Uint8Array =>
  world.model.cells[type].slot[tissue.index] === 0 ? tissue.structuralType : tissue.mobileType;

/** Living cells of a type, in both slots, among the 8 neighbours. */
export function countNear(tissue: SeenTissue, site: number, type: number): number {
  const code = type + 1;
  const { lattice, structuralType, mobileType } = tissue;
  let count = 0;
  for (let d = 0; d < NO_DIRECTION; d++) {
    const at = neighbour(lattice, site, d);
    if (at >= 0) count += (structuralType[at] === code ? 1 : 0) + (mobileType[at] === code ? 1 : 0);
  }
  return count;
}

/** Σ of `at` over the sites within `reach` of one, without that site itself. */
export function sitesWithin(
  tissue: SeenTissue,
  site: number,
  reach: number,
  at: (tissue: SeenTissue, site: number) => number | boolean,
): number {
  let sum = 0;
  for (const { dx, dy } of discOf(reach)) {
    const there = shifted(tissue.lattice, site, dx, dy);
    if (there >= 0) sum += Number(at(tissue, there));
  }
  return sum;
}

/** Number of dead cells not yet cleared, in both slots of a site. */
export const deadAt = ({ structuralType, mobileType }: SeenTissue, site: number): number =>
  (structuralType[site] & DEAD ? 1 : 0) + (mobileType[site] & DEAD ? 1 : 0);

/** Whether a site is void and no structural cell stands on it. */
export const voidAt = ({ ground, structural }: SeenTissue, site: number): boolean =>
  ground[site] === GROUND.void && structural[site] === 0;

const discs = new Map<number, ReturnType<typeof discOffsets>>();

function discOf(reach: number): ReturnType<typeof discOffsets> {
  let disc = discs.get(reach);
  if (!disc) {
    disc = discOffsets(reach);
    discs.set(reach, disc);
  }
  return disc;
}

/** Sum of a level over the living cells of a type, in both slots, among the 8 neighbours. */
export function sumAround(tissue: SeenTissue, site: number, type: number, level: Numbers): number {
  const code = type + 1;
  let sum = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0) continue;
    if (tissue.structuralType[at] === code) sum += level[tissue.structural[at] - 1];
    if (tissue.mobileType[at] === code) sum += level[tissue.mobile[at] - 1];
  }
  return sum;
}

/** Largest value among the neighbouring living cells of a type, in both slots, by row; 0 where there are none. */
export function largestNear(tissue: SeenTissue, site: number, type: number, of: (row: number) => number): number {
  const code = type + 1;
  let largest = 0;
  for (let d = 0; d < NO_DIRECTION; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0) continue;
    if (tissue.structuralType[at] === code) largest = Math.max(largest, of(tissue.structural[at] - 1));
    if (tissue.mobileType[at] === code) largest = Math.max(largest, of(tissue.mobile[at] - 1));
  }
  return largest;
}
