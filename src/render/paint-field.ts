import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import { blend, type Pixel } from './paint-cell.ts';

/** Lays a field's colour on a pixel at site coordinates (x, y); returns how strongly a contour passes there, 0–1. */
export function fieldPixel(
  pixel: Pixel,
  tissue: TissueFrame,
  appearance: Appearance,
  x: number,
  y: number,
  column: number,
  row: number,
): number {
  const { value, slopeX, slopeY } = fieldPatch(tissue, x, y);
  const at = Math.round(Math.min(1, Math.max(0, value / appearance.fieldHigh)) * 255) * 4;
  const table = appearance.fieldTable;
  blend(pixel, [table[at], table[at + 1], table[at + 2]], table[at + 3] / 255);
  if (appearance.contours.length === 0) return 0;
  const steep = Math.max(Math.hypot(slopeX, slopeY) / pixel.sitePixels, 1e-9);
  let strength = 0;
  appearance.contours.forEach((level, index) => {
    let line = Math.min(1, Math.max(0, 1.1 - Math.abs(value - level) / steep));
    const dashed = index < appearance.contours.length - 1;
    const along = (((Math.abs(slopeX) > Math.abs(slopeY) ? row : column) + 0.5) / 7) % 1;
    if (dashed) line *= along <= 0.6 ? 0.75 : 0;
    strength = Math.max(strength, line);
  });
  blend(pixel, appearance.contour, 0.75 * strength);
  return strength;
}

/** A field between the middles of four sites, which hold its values: bilinear, with its slopes along x and y. */
export function fieldPatch(
  tissue: TissueFrame,
  x: number,
  y: number,
): { value: number; slopeX: number; slopeY: number } {
  const cornerX = Math.floor(x - 0.5);
  const cornerY = Math.floor(y - 0.5);
  const fx = x - 0.5 - cornerX;
  const fy = y - 0.5 - cornerY;
  const x0 = within(cornerX, tissue.width);
  const x1 = within(cornerX + 1, tissue.width);
  const y0 = within(cornerY, tissue.height) * tissue.width;
  const y1 = within(cornerY + 1, tissue.height) * tissue.width;
  const { field } = tissue;
  const top = field[y0 + x0] * (1 - fx) + field[y0 + x1] * fx;
  const bottom = field[y1 + x0] * (1 - fx) + field[y1 + x1] * fx;
  const left = field[y0 + x0] * (1 - fy) + field[y1 + x0] * fy;
  const right = field[y0 + x1] * (1 - fy) + field[y1 + x1] * fy;
  return { value: top * (1 - fy) + bottom * fy, slopeX: right - left, slopeY: bottom - top };
}

function within(index: number, size: number): number {
  return Math.min(size - 1, Math.max(0, index));
}
