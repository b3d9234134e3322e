/** How the tubes of a tissue are joined: the bits of a tube's angle byte in a picture. */
import { TUBE_DIRECTIONS } from './shown.ts';

/**
 * The joints of the tube whose four bytes begin at `at`: bit k is set when the site in direction k holds a cell of the
 * same type; a corner is joined only where no side is.
 */
export function jointsAt(structural: Uint8Array, width: number, height: number, at: number): number {
  const site = at >> 2;
  const x = site % width;
  const y = (site - x) / width;
  const type = structural[at];
  const same = (dx: number, dy: number) => {
    const atX = x + dx;
    const atY = y + dy;
    return atX >= 0 && atY >= 0 && atX < width && atY < height && structural[(atY * width + atX) * 4] === type;
  };
  let bits = 0;
  TUBE_DIRECTIONS.forEach(([dx, dy], k) => {
    const corner = dx !== 0 && dy !== 0;
    if (same(dx, dy) && !(corner && (same(dx, 0) || same(0, dy)))) bits |= 1 << k;
  });
  return bits;
}
