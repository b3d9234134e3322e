/** How the tubes of a tissue are joined, computed once per frame before it is drawn. */
import { CELL_FLAGS, type TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import { TUBE } from './shapes.ts';

/** The eight directions in which a tube can continue, in the order of the bits of its joints. */
export const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

/**
 * Writes each tube's joints into its angle byte, which tubes do not use: bit k is set when the site in direction k
 * holds a tube of the same type; a corner is joined only where no side is. Returns whether there is any tube.
 */
export function joinTubes(tissue: TissueFrame, appearance: Appearance): boolean {
  const tubes = new Uint8Array(256);
  let some = false;
  for (let type = 1; type < 256; type++) {
    tubes[type] = appearance.palette[(type - 1) * 4 + 3] === TUBE ? 1 : 0;
    some ||= tubes[type] === 1;
  }
  if (!some) return false;
  const { structural, width, height } = tissue;
  let found = false;
  for (let at = 0; at < structural.length; at += 4) {
    const type = structural[at];
    if (tubes[type] === 0 || (structural[at + 1] & CELL_FLAGS.dead) !== 0) continue;
    found = true;
    const site = at >> 2;
    structural[at + 3] = joints(structural, width, height, site % width, Math.floor(site / width), type);
  }
  return found;
}

function joints(structural: Uint8Array, width: number, height: number, x: number, y: number, type: number): number {
  const same = (dx: number, dy: number) => {
    const atX = x + dx;
    const atY = y + dy;
    return atX >= 0 && atY >= 0 && atX < width && atY < height && structural[(atY * width + atX) * 4] === type;
  };
  let bits = 0;
  DIRECTIONS.forEach(([dx, dy], k) => {
    const corner = dx !== 0 && dy !== 0;
    if (same(dx, dy) && !(corner && (same(dx, 0) || same(0, dy)))) bits |= 1 << k;
  });
  return bits;
}
