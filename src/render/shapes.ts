/**
 * The shapes of cells as signed distances, in edges of a site, in coordinates centred on the cell with y down. The
 * painter evaluates them, the shader reads them from an atlas.
 */
import { SHAPES, type Shape } from '../scenario/cell-shapes.ts';

export const shapeIndex = (shape: Shape): number => SHAPES.indexOf(shape);

export const SPINDLE = shapeIndex('spindle');
export const THICK_SPINDLE = shapeIndex('thickSpindle');
export const RING = shapeIndex('ring');
export const TUBE = shapeIndex('tube');
export const HEXAGON = shapeIndex('hexagon');
export const STAR = shapeIndex('star');
export const BLOCK = shapeIndex('block');
/** How a dead cell is drawn, and a vessel without flow. */
export const BROKEN_RING = SHAPES.length;
export const DASHED_RING = SHAPES.length + 1;

/** Radius of a tube and half its wall: a tube joined across a corner stays within its own two sites. */
export const TUBE_RADIUS = 0.28;
export const TUBE_WALL = 0.075;

/** Half the width of the line between a niche cell and the holder of its seat. */
export const STALK = 0.08;
/** Radius of the hole in a niche cell that has a free seat, and in a cell that could hold a seat and holds none. */
export const STAR_HOLE = 0.14;
export const HEXAGON_HOLE = 0.22;

/** Distance to the border of a shape at (x, y); negative inside. Spindles point along x. */
export function shapeDistance(shape: number, x: number, y: number): number {
  switch (shape) {
    case SPINDLE:
      return spindle(x, y, 0.13);
    case THICK_SPINDLE:
      return spindle(x, y, 0.25);
    case RING:
      return Math.abs(Math.hypot(x, y) - 0.33) - 0.1;
    case 5:
      return (Math.abs(x) + Math.abs(y) - 0.46) * 0.7071;
    case HEXAGON:
      return hexagon(x, y, 0.41);
    case STAR:
      return star(x, y);
    case BLOCK:
      return box(x, y, 0.45);
    case 9:
      return Math.abs(box(x, y, 0.3)) - 0.075;
    case 10:
      return Math.hypot(x, y) - 0.38 - 0.05 * Math.cos(8 * Math.atan2(y, x));
    case 11:
      return box(x, y, 0.23) - 0.14;
    case 12:
      return triangle(x, y + 0.06, 0.33);
    case 13:
      return triangle(x, -y + 0.06, 0.33);
    case 14:
      return y < -0.08
        ? (Math.abs(x) * 0.36 + (-0.08 - y) * 0.34 - 0.1224) / 0.495
        : (Math.abs(x) * 0.52 + (y + 0.08) * 0.34 - 0.1768) / 0.621;
    case 15:
      return Math.min(Math.hypot(x, y + 0.2), Math.hypot(x - 0.19, y - 0.13), Math.hypot(x + 0.19, y - 0.13)) - 0.21;
    case BROKEN_RING:
      return Math.abs(Math.atan2(y, -x)) < 0.75 ? 0.2 : Math.abs(Math.hypot(x, y) - 0.38) - 0.075;
    case DASHED_RING:
      return Math.abs(fraction((3 * Math.atan2(y, x)) / Math.PI) - 0.5) < 0.14
        ? 0.2
        : Math.abs(Math.hypot(x, y) - 0.33) - 0.1;
    default:
      return Math.hypot(x, y) - 0.43;
  }
}

export const ATLAS = { cell: 64, columns: 4, rows: 5 } as const;

const width = ATLAS.columns * ATLAS.cell;
const texels = new Uint8Array(width * ATLAS.rows * ATLAS.cell);
const drawn = new Set<number>();

/** Distances of all shapes in squares of 64 × 64 texels, four to a row: 0–255 is −0.5 to 0.5 of a site. */
export function atlas(): Uint8Array {
  for (let shape = 0; shape < ATLAS.columns * ATLAS.rows; shape++) drawShape(shape);
  return texels;
}

/** Distance to a shape's border, interpolated between the atlas's texels as a graphics card does it. */
export function atlasDistance(shape: number, x: number, y: number): number {
  const insideX = Math.min(0.992, Math.max(0.008, x + 0.5));
  const insideY = Math.min(0.992, Math.max(0.008, y + 0.5));
  const x0 = Math.floor(insideX * ATLAS.cell - 0.5);
  const y0 = Math.floor(insideY * ATLAS.cell - 0.5);
  const fx = insideX * ATLAS.cell - 0.5 - x0;
  const fy = insideY * ATLAS.cell - 0.5 - y0;
  const at = (Math.floor(shape / ATLAS.columns) * ATLAS.cell + y0) * width + (shape % ATLAS.columns) * ATLAS.cell + x0;
  const beyond = x + 0.5 === insideX && y + 0.5 === insideY ? 0 : Math.hypot(x + 0.5 - insideX, y + 0.5 - insideY);
  drawShape(shape);
  const above = texels[at] * (1 - fx) + texels[at + 1] * fx;
  const below = texels[at + width] * (1 - fx) + texels[at + width + 1] * fx;
  return (above * (1 - fy) + below * fy) / 255 - 0.5 + beyond;
}

/** Fills a shape's square when it is first needed. */
function drawShape(shape: number): void {
  if (drawn.has(shape)) return;
  drawn.add(shape);
  const corner = Math.floor(shape / ATLAS.columns) * ATLAS.cell * width + (shape % ATLAS.columns) * ATLAS.cell;
  for (let row = 0; row < ATLAS.cell; row++) {
    const y = (row + 0.5) / ATLAS.cell - 0.5;
    for (let column = 0; column < ATLAS.cell; column++) {
      const distance = shapeDistance(shape, (column + 0.5) / ATLAS.cell - 0.5, y);
      texels[corner + row * width + column] = Math.round(255 * Math.min(1, Math.max(0, distance + 0.5)));
    }
  }
}

/** Distance to the nearest of eight directions if its bit is set, else 1. */
export function stalkDistance(bits: number, x: number, y: number): number {
  const eighth = Math.round(Math.atan2(y, x) / (Math.PI / 4));
  if ((bits & (1 << ((eighth + 8) & 7))) === 0) return 1;
  return Math.abs(x * Math.sin((eighth * Math.PI) / 4) - y * Math.cos((eighth * Math.PI) / 4));
}

/** Distance to the segment from the cell's centre to (dx, dy). */
export function segmentDistance(x: number, y: number, dx: number, dy: number): number {
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
  return Math.hypot(x - dx * along, y - dy * along);
}

/** A number in 0–1 fixed for a site, for small differences between cells that are drawn alike. */
export function siteNoise(x: number, y: number): number {
  return fraction(x * 0.7548777 + y * 0.5698403);
}

function spindle(x: number, y: number, width: number): number {
  const slope = 8 * width * x;
  return (Math.abs(y) - width * (1 - 4 * x * x)) / Math.sqrt(1 + slope * slope);
}

function box(x: number, y: number, half: number): number {
  const dx = Math.abs(x) - half;
  const dy = Math.abs(y) - half;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
}

function hexagon(x: number, y: number, radius: number): number {
  const dx = Math.abs(x);
  const dy = Math.abs(y);
  return Math.max(dx * 0.866 + dy * 0.5, dy) - radius;
}

function triangle(x: number, y: number, radius: number): number {
  return Math.max(Math.abs(x) * 0.866 - y * 0.5, y) - radius * 0.62;
}

function star(x: number, y: number): number {
  const sector = Math.PI / 3;
  const angle = Math.atan2(x, -y);
  const folded = Math.abs(angle - sector * Math.round(angle / sector));
  const radius = Math.hypot(x, y);
  const px = radius * Math.cos(folded);
  const py = radius * Math.sin(folded);
  return (px - 0.52) * 0.34 + py * 0.94;
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
