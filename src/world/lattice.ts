/** Geometry of a lattice: eight directions, neighbours with or without wrapping edges, discs. */
import type { ReadOnly } from '../base/readonly.ts';
import type { Tissue } from '../scenario/model.ts';

/** Directions 0–7: east, then turning towards larger y; NO_DIRECTION stands for none. */
export const DX = [1, 1, 0, -1, -1, -1, 0, 1] as const;
export const DY = [0, 1, 1, 1, 0, -1, -1, -1] as const;
export const NO_DIRECTION = 8;

/** Ground of a site, below any cells. */
export const GROUND = { matrix: 0, void: 1, medium: 2, outside: 3 } as const;

export interface Lattice {
  width: number;
  height: number;
  /** Index difference from one row to the next. */
  stride: number;
  rows: number;
  wrap: boolean;
  /** Index change per direction, valid away from edges. */
  offsets: Int32Array;
  /** 1 where some neighbour is outside or wraps. */
  edge: Uint8Array;
}

/** A lattice as observers see it: read-only. */
export type SeenLattice = ReadOnly<Lattice>;

export function makeLattice(tissue: Tissue): Lattice {
  const { width, height, stride, rows, wrap } = tissue;
  const edge = new Uint8Array(stride * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < stride; x++) {
      if (x === 0 || y === 0 || x >= width - 1 || y >= height - 1) edge[y * stride + x] = 1;
    }
  }
  return { width, height, stride, rows, wrap, offsets: Int32Array.from(DX, (dx, d) => dx + DY[d] * stride), edge };
}

/** The site next to `site` in a direction, or −1 outside. */
export function neighbour(lattice: SeenLattice, site: number, direction: number): number {
  if (lattice.edge[site] === 0) return site + lattice.offsets[direction];
  return shifted(lattice, site, DX[direction], DY[direction]);
}

/** The site `dx`, `dy` away, or −1 outside. */
export function shifted(lattice: SeenLattice, site: number, dx: number, dy: number): number {
  const { width, height, stride } = lattice;
  let y = Math.floor(site / stride);
  let x = site - y * stride + dx;
  y += dy;
  if (lattice.wrap) {
    x = x < 0 ? x + width : x >= width ? x - width : x;
    y = y < 0 ? y + height : y >= height ? y - height : y;
  } else if (x < 0 || y < 0 || x >= width || y >= height) return -1;
  return y * stride + x;
}

/** Squared distance between two sites, in sites, the shorter way round where the lattice wraps. */
export function squaredDistance(lattice: SeenLattice, a: number, b: number): number {
  const { width, height, stride, wrap } = lattice;
  const ya = Math.floor(a / stride);
  const yb = Math.floor(b / stride);
  let dx = Math.abs(a - ya * stride - (b - yb * stride));
  let dy = Math.abs(ya - yb);
  if (wrap) {
    dx = Math.min(dx, width - dx);
    dy = Math.min(dy, height - dy);
  }
  return dx * dx + dy * dy;
}

/** Offsets within `reach` sites, nearest first, as pairs dx, dy; the centre is left out. */
export function discOffsets(reach: number): { dx: number; dy: number; squared: number }[] {
  const found: { dx: number; dy: number; squared: number }[] = [];
  const whole = Math.floor(reach);
  for (let dy = -whole; dy <= whole; dy++) {
    for (let dx = -whole; dx <= whole; dx++) {
      const squared = dx * dx + dy * dy;
      if (squared > 0 && squared <= reach * reach) found.push({ dx, dy, squared });
    }
  }
  return found.sort((a, b) => a.squared - b.squared || a.dy - b.dy || a.dx - b.dx);
}
