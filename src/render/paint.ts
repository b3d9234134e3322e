/**
 * Paints a tissue without a graphics card or a page: the picture of `shader.ts`, computed pixel by pixel. Used when a
 * browser has no WebGL, for the legend's symbols, and by the command line.
 */
import { CELL_FLAGS, type TissueFrame, TUBE_DIRECTIONS } from '../serve/protocol.ts';
import { type Appearance, seenOf, shapeIn } from './colour.ts';
import { blend, cover, type Pixel, paintCell } from './paint-cell.ts';
import { fieldPixel } from './paint-field.ts';
import { BLOCK, SPINDLE, segmentDistance, TUBE, TUBE_RADIUS, TUBE_WALL } from './shapes.ts';

export interface PaintView {
  /** Size of the picture, pixels. */
  width: number;
  height: number;
  /** Where its top left corner is, counted in the sites that the picture shows, and pixels for each of them. */
  x: number;
  y: number;
  sitePixels: number;
}

/** The picture of `view`, RGBA, row-major; opaque. */
export function paint(tissue: TissueFrame, appearance: Appearance, view: PaintView): Uint8ClampedArray<ArrayBuffer> {
  const picture = new Uint8ClampedArray(view.width * view.height * 4);
  const pixel: Pixel = { r: 0, g: 0, b: 0, sitePixels: view.sitePixels, appearance };
  for (let row = 0; row < view.height; row++) {
    const y = view.y + (row + 0.5) / view.sitePixels;
    for (let column = 0; column < view.width; column++) {
      const x = view.x + (column + 0.5) / view.sitePixels;
      const line = groundPixel(pixel, tissue, appearance, x, y, column, row);
      if (view.sitePixels >= 4 && tissue.grain === 1) near(pixel, tissue, appearance, x, y);
      else far(pixel, tissue, appearance, x, y);
      if (line > 0) blend(pixel, appearance.contour, 0.35 * line);
      const at = (row * view.width + column) * 4;
      picture[at] = pixel.r;
      picture[at + 1] = pixel.g;
      picture[at + 2] = pixel.b;
      picture[at + 3] = 255;
    }
  }
  return picture;
}

function groundPixel(
  pixel: Pixel,
  tissue: TissueFrame,
  appearance: Appearance,
  x: number,
  y: number,
  column: number,
  row: number,
): number {
  const inside = x >= 0 && y >= 0 && x < tissue.width && y < tissue.height;
  const ground = inside ? tissue.ground[Math.floor(y) * tissue.width + Math.floor(x)] : 3;
  [pixel.r, pixel.g, pixel.b] = ground === 3 ? appearance.outside : appearance.stage;
  if (ground === 1) blend(pixel, appearance.grey, 0.05);
  if (ground === 2) blend(pixel, appearance.contour, 0.04);
  return appearance.fieldHigh > 0 && ground !== 3 ? fieldPixel(pixel, tissue, appearance, x, y, column, row) : 0;
}

/** A mobile cell is drawn over a structural one, smaller and to the side. */
function near(pixel: Pixel, tissue: TissueFrame, appearance: Appearance, x: number, y: number): void {
  const siteX = Math.floor(x);
  const siteY = Math.floor(y);
  const at = slot(tissue, siteX, siteY);
  if (at < 0) return;
  const qx = x - siteX - 0.5;
  const qy = y - siteY - 0.5;
  const below = tissue.structural[at];
  const dead = (tissue.structural[at + 1] & CELL_FLAGS.dead) !== 0;
  const tube = below > 0 && !dead && shapeIn(appearance.palette, (below - 1) * 4) === TUBE;
  if (tube) paintTube(pixel, appearance, tissue.structural[at + 3], below, qx, qy);
  if (tissue.mobile[at] > 0) {
    const shift = below > 0 ? 0.12 : 0;
    const covers = below === 0 || tube || Math.hypot(qx - shift, qy - shift) < 0.34 + 1 / pixel.sitePixels;
    if (covers) {
      paintCell(pixel, tissue.mobile, at, qx - shift, qy - shift, siteX, siteY, below > 0 ? 0.66 : 0.94);
      return;
    }
  }
  if (below > 0 && !tube) paintCell(pixel, tissue.structural, at, qx, qy, siteX, siteY, 1);
}

function paintTube(pixel: Pixel, appearance: Appearance, joints: number, type: number, qx: number, qy: number): void {
  let distance = Math.hypot(qx, qy);
  for (let k = 0; k < 8; k++) {
    if ((joints & (1 << k)) === 0) continue;
    const [dx, dy] = TUBE_DIRECTIONS[k];
    distance = Math.min(distance, segmentDistance(qx, qy, dx, dy));
  }
  const at = (type - 1) * 4;
  const colour = [appearance.palette[at], appearance.palette[at + 1], appearance.palette[at + 2]] as const;
  const seen = seenOf(appearance.palette, at);
  const inner = seen * cover(distance - TUBE_RADIUS, pixel.sitePixels);
  blend(pixel, appearance.stage, inner);
  blend(pixel, colour, 0.2 * inner);
  blend(pixel, colour, seen * cover(Math.abs(distance - TUBE_RADIUS) - TUBE_WALL, pixel.sitePixels));
}

function far(pixel: Pixel, tissue: TissueFrame, appearance: Appearance, x: number, y: number): void {
  const tile = Math.max(1, Math.min(4, Math.ceil(1.4 / pixel.sitePixels)));
  const sum: Pixel = { r: 0, g: 0, b: 0, sitePixels: pixel.sitePixels, appearance };
  let weight = 0;
  for (let j = 0; j < tile; j++) {
    for (let i = 0; i < tile; i++) {
      const siteX = Math.floor(x + ((i + 0.5) / tile - 0.5) / pixel.sitePixels);
      const siteY = Math.floor(y + ((j + 0.5) / tile - 0.5) / pixel.sitePixels);
      const at = slot(tissue, siteX, siteY);
      if (at < 0) continue;
      const cells = tissue.mobile[at] > 0 ? tissue.mobile : tissue.structural;
      if (cells[at] === 0) continue;
      const disc =
        pixel.sitePixels < 2 ? 0.8 : cover(Math.hypot(x - siteX - 0.5, y - siteY - 0.5) - 0.45, pixel.sitePixels);
      weight += addFlat(sum, cells, at, disc);
    }
  }
  if (weight === 0) return;
  blend(pixel, [sum.r / weight, sum.g / weight, sum.b / weight], weight / (tile * tile));
}

function addFlat(sum: Pixel, cells: Uint8Array, at: number, disc: number): number {
  const { appearance } = sum;
  const entry = (cells[at] - 1) * 4;
  const shape = shapeIn(appearance.palette, entry);
  const dead = (cells[at + 1] & CELL_FLAGS.dead) !== 0;
  const coverage =
    seenOf(appearance.palette, entry) * (shape === BLOCK ? 1 : disc * (dead ? 0.35 : shape === SPINDLE ? 0.45 : 1));
  const value = cells[at + 2];
  const byColumn = appearance.byColumn && shape === 0;
  const [from, offset] = byColumn ? [appearance.columnTable, value * 4] : [appearance.palette, entry];
  sum.r += coverage * (dead ? appearance.grey[0] : from[offset]);
  sum.g += coverage * (dead ? appearance.grey[1] : from[offset + 1]);
  sum.b += coverage * (dead ? appearance.grey[2] : from[offset + 2]);
  return coverage;
}

/** Byte offset of a site in a slot map, or −1 outside the lattice. */
function slot(tissue: TissueFrame, x: number, y: number): number {
  return x < 0 || y < 0 || x >= tissue.width || y >= tissue.height ? -1 : (y * tissue.width + x) * 4;
}
