import { CELL_FLAGS } from '../serve/protocol.ts';
import { type Appearance, seenOf, shapeIn } from './colour.ts';
import {
  atlasDistance,
  BLOCK,
  BROKEN_RING,
  DASHED_RING,
  HEXAGON,
  HEXAGON_HOLE,
  RING,
  SPINDLE,
  STALK,
  STAR,
  STAR_HOLE,
  segmentDistance,
  siteNoise,
  stalkDistance,
  THICK_SPINDLE,
} from './shapes.ts';

/** The pixel being painted: its colour so far, 0–255. */
export interface Pixel {
  r: number;
  g: number;
  b: number;
  sitePixels: number;
  appearance: Appearance;
}

export function blend(pixel: Pixel, colour: readonly [number, number, number], alpha: number): void {
  if (alpha <= 0) return;
  pixel.r += (colour[0] - pixel.r) * alpha;
  pixel.g += (colour[1] - pixel.g) * alpha;
  pixel.b += (colour[2] - pixel.b) * alpha;
}

/** How much of a pixel lies inside a border at distance `d` (edges of a site). */
export function cover(d: number, sitePixels: number): number {
  return Math.min(1, Math.max(0, 0.5 - d * sitePixels));
}

/** Paints the part of one cell that falls on the pixel at (qx, qy) from the cell's centre, in edges of a site. */
export function paintCell(
  pixel: Pixel,
  cells: Uint8Array,
  at: number,
  qx: number,
  qy: number,
  siteX: number,
  siteY: number,
  scale: number,
): void {
  const { appearance, sitePixels } = pixel;
  const entry = (cells[at] - 1) * 4;
  const flags = cells[at + 1];
  const value = cells[at + 2];
  const shape = shapeIn(appearance.palette, entry);
  const seen = seenOf(appearance.palette, entry);
  const lucky = siteNoise(siteX, siteY);
  const odd = (lucky * 57) % 1;
  const jitter = shape < 3 ? 0.05 : 0;
  const x = qx / scale + jitter * (lucky - 0.5);
  const y = qy / scale + jitter * (odd - 0.5);
  const turn = (cells[at + 3] / 256) * 2 * Math.PI;
  if ((flags & CELL_FLAGS.dead) !== 0) {
    const size = 1 + 0.45 * Math.floor(3 * odd);
    const distance = turned(BROKEN_RING, x * size, y * size, turn + lucky * 2 * Math.PI, false) * scale;
    blend(pixel, appearance.grey, 0.8 * seen * cover(distance, sitePixels));
    return;
  }
  const byColumn = appearance.byColumn && shape === 0;
  const [table, from] = byColumn ? [appearance.columnTable, value * 4] : [appearance.palette, entry];
  const colour = [table[from], table[from + 1], table[from + 2]] as const;
  const distance = distanceTo(shape, flags, x, y, turn) * scale;
  if (shape === STAR) blend(pixel, colour, seen * cover(stalkDistance(cells[at + 3], qx, qy) - STALK, sitePixels));
  else if ((flags & CELL_FLAGS.seated) !== 0) {
    blend(
      pixel,
      colour,
      seen * cover(segmentDistance(qx, qy, 0.75 * Math.cos(turn), 0.75 * Math.sin(turn)) - STALK, sitePixels),
    );
  }
  if (sitePixels > 6 && shape !== BLOCK)
    blend(pixel, appearance.edge, 0.7 * seen * cover(distance - 1 / sitePixels, sitePixels));
  let alpha = seen * cover(distance, sitePixels);
  const radius = Math.hypot(x, y);
  if (shape === STAR && value > 0) alpha *= 1 - cover((radius - STAR_HOLE) * scale, sitePixels);
  if (shape === HEXAGON && value === 255) alpha *= 1 - cover((radius - HEXAGON_HOLE) * scale, sitePixels);
  if (shape === RING) {
    const lumen = seen * cover((radius - 0.33) * scale, sitePixels);
    blend(pixel, appearance.stage, lumen);
    blend(pixel, colour, 0.12 * lumen);
    if ((flags & CELL_FLAGS.tip) !== 0) alpha = Math.max(alpha, seen * cover((radius - 0.12) * scale, sitePixels));
  }
  if (alpha > 0) blend(pixel, bodyColour(pixel, colour, shape, flags, radius, scale), alpha);
}

function distanceTo(shape: number, flags: number, x: number, y: number, turn: number): number {
  if (shape === SPINDLE || shape === THICK_SPINDLE) return turned(shape, x, y, turn, true);
  if (shape === RING && (flags & CELL_FLAGS.perfused) === 0) return atlasDistance(DASHED_RING, x, y);
  return atlasDistance(shape, x, y);
}

/** Distance to a shape turned by an angle; with `long` it reaches the corners of its site. */
function turned(shape: number, x: number, y: number, turn: number, long: boolean): number {
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  const reach = long ? Math.max(Math.abs(cosine), Math.abs(sine)) : 1;
  return atlasDistance(shape, (x * cosine + y * sine) * reach, y * cosine - x * sine);
}

function bodyColour(
  pixel: Pixel,
  colour: readonly [number, number, number],
  shape: number,
  flags: number,
  radius: number,
  scale: number,
): readonly [number, number, number] {
  const { sitePixels, appearance } = pixel;
  let shade = 1;
  if (shape === 0 && sitePixels > 12) shade -= 0.38 * cover((radius - 0.17) * scale, sitePixels);
  if ((flags & CELL_FLAGS.hypoxic) === 0 || appearance.byColumn || shape === RING) {
    return shade === 1 ? colour : [colour[0] * shade, colour[1] * shade, colour[2] * shade];
  }
  shade *= 1 - 0.7 * cover((Math.abs(radius - 0.24) - 0.055) * scale, sitePixels);
  const dot = 0.75 * cover((radius - 0.1) * scale, sitePixels);
  const mixed = (channel: number) => channel * shade + (255 - channel * shade) * dot;
  return [mixed(colour[0]), mixed(colour[1]), mixed(colour[2])];
}
