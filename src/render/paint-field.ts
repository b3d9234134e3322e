import type { TissueFrame } from '../simulation/protocol.ts';
import type { Look } from './colour.ts';
import { blend, type Pixel } from './paint-cell.ts';

/** Lays a field's colour on a pixel at site coordinates (x, y); returns how strongly a contour passes there, 0–1. */
export function fieldPixel(
  pixel: Pixel,
  tissue: TissueFrame,
  look: Look,
  x: number,
  y: number,
  column: number,
  row: number,
): number {
  const step = 1 / pixel.sitePixels;
  const value = fieldValue(tissue, x, y);
  const at = Math.round(Math.min(1, Math.max(0, value / look.fieldHigh)) * 255) * 4;
  const table = look.fieldTable;
  blend(pixel, [table[at]!, table[at + 1]!, table[at + 2]!], table[at + 3]! / 255);
  if (look.contours.length === 0) return 0;
  const slopeX = fieldValue(tissue, x + step, y) - value;
  const slopeY = fieldValue(tissue, x, y + step) - value;
  const steep = Math.max(Math.hypot(slopeX, slopeY), 1e-9);
  let strength = 0;
  look.contours.forEach((level, index) => {
    let line = Math.min(1, Math.max(0, 1.1 - Math.abs(value - level) / steep));
    const dashed = index < look.contours.length - 1;
    const along = ((Math.abs(slopeX) > Math.abs(slopeY) ? row : column) / 7) % 1;
    if (dashed) line *= along <= 0.6 ? 0.75 : 0;
    strength = Math.max(strength, line);
  });
  blend(pixel, look.contour, 0.75 * strength);
  return strength;
}

/** Bilinear value of the field at site coordinates; sites hold their value at their middle. */
export function fieldValue(tissue: TissueFrame, x: number, y: number): number {
  const atX = x - 0.5;
  const atY = y - 0.5;
  const cornerX = Math.floor(atX);
  const cornerY = Math.floor(atY);
  const fx = atX - cornerX;
  const fy = atY - cornerY;
  const x0 = within(cornerX, tissue.width);
  const x1 = within(cornerX + 1, tissue.width);
  const y0 = within(cornerY, tissue.height) * tissue.width;
  const y1 = within(cornerY + 1, tissue.height) * tissue.width;
  const { field } = tissue;
  const top = field[y0 + x0]! * (1 - fx) + field[y0 + x1]! * fx;
  const bottom = field[y1 + x0]! * (1 - fx) + field[y1 + x1]! * fx;
  return top * (1 - fy) + bottom * fy;
}

function within(index: number, size: number): number {
  return Math.min(size - 1, Math.max(0, index));
}
