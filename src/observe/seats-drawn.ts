/** Seats of the niche in a picture: what a niche cell offers and who holds it. */
import type { Model } from '../scenario/model.ts';
import { NO_DIRECTION, neighbour } from '../world/lattice.ts';
import { PHASE, type SeenTissue } from '../world/world.ts';
import type { PictureParts } from './picture.ts';

/** The value byte of a cell that could hold a seat and holds none. */
const SEATLESS = 255;

/**
 * In the tissue of the niche, writes over the value and angle bytes of living cells: a niche cell's value is the number
 * of its seats that are free, and bit k of its angle is set when the cell in direction k holds one; the value of a cell
 * that could hold a seat and holds none is 255, except where a column colours it.
 */
export function drawSeats(model: Model, tissue: SeenTissue, { structural, mobile }: PictureParts): void {
  if (model.niche?.tissue !== tissue.index) return;
  const { pool, lattice } = tissue;
  const { width, stride } = lattice;
  const byteOf = (site: number): number => {
    const y = Math.floor(site / stride);
    return 4 * (y * width + site - y * stride);
  };
  const living: number[] = [];
  for (let row = 0; row < pool.counts[0]; row++)
    if (pool.type[row] !== 0 && pool.phase[row] === PHASE.alive) living.push(row);
  for (const row of living) {
    const offers = model.cells[pool.type[row] - 1].offersSeats?.count ?? 0;
    if (offers === 0 || pool.slot[row] !== 0) continue;
    const at = byteOf(pool.site[row]);
    structural[at + 2] = Math.max(0, offers - pool.seats[row]);
    structural[at + 3] = 0;
  }
  for (const row of living) {
    const direction = pool.link[row];
    if (direction < NO_DIRECTION) {
      const holder = neighbour(lattice, pool.site[row], direction);
      if (holder >= 0) structural[byteOf(holder) + 3] |= 1 << ((direction + 4) % 8);
    } else if (model.cells[pool.type[row] - 1].takesSeats && pool.slot[row] === 1) {
      const at = byteOf(pool.site[row]) + 2;
      if (mobile[at] === 0) mobile[at] = SEATLESS;
    }
  }
}
