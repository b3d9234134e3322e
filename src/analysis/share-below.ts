/** How much the cells at a place have of something, compared with all cells of their type. */

/** A tissue as pictured: four bytes per site in each of two slots; the third byte is the level. */
interface Picture {
  width: number;
  height: number;
  structural: Uint8Array;
  mobile: Uint8Array;
}

/** Share of a disc's sites that must hold a counting cell. */
const LEAST = 0.25;

interface Disc {
  x: number;
  y: number;
  radius: number;
}

/**
 * The share of the living cells of a type, 0 to 1, that have less than the mean of those in a disc; ties count half. 0
 * where such cells hold less than a quarter of the disc.
 * @param type first byte of the cells that count
 * @param dead bit of the flags, the second byte, that is set for cells that do not count
 */
export function shareBelow({ width, structural, mobile }: Picture, type: number, dead: number, disc: Disc): number {
  const all: number[] = [];
  const near: number[] = [];
  for (const slots of [structural, mobile]) {
    for (let site = 0; site * 4 < slots.length; site++) {
      if (slots[site * 4] !== type || (slots[site * 4 + 1] & dead) !== 0) continue;
      const level = slots[site * 4 + 2];
      all.push(level);
      const dx = (site % width) + 0.5 - disc.x;
      const dy = Math.floor(site / width) + 0.5 - disc.y;
      if (dx * dx + dy * dy <= disc.radius * disc.radius) near.push(level);
    }
  }
  if (near.length === 0 || near.length < LEAST * Math.PI * disc.radius * disc.radius) return 0;
  const mean = near.reduce((sum, level) => sum + level, 0) / near.length;
  const below = all.reduce((sum, level) => sum + (level < mean ? 1 : level === mean ? 0.5 : 0), 0);
  return below / all.length;
}
