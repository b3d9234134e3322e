/** How much there is of something at a place, compared with everywhere else. */

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
      if (isIn(disc, site, width)) near.push(level);
    }
  }
  return near.length < LEAST * Math.PI * disc.radius * disc.radius ? 0 : shareBelowMean(all, near);
}

/** The share of all sites, 0 to 1, where a field is lower than its mean in a disc; ties count half. */
export function shareOfSitesBelow(field: ArrayLike<number>, width: number, disc: Disc): number {
  const all = Array.from(field);
  return shareBelowMean(
    all,
    all.filter((_, site) => isIn(disc, site, width)),
  );
}

/** Whether the middle of a site is in a disc. */
function isIn({ x, y, radius }: Disc, site: number, width: number): boolean {
  const dx = (site % width) + 0.5 - x;
  const dy = Math.floor(site / width) + 0.5 - y;
  return dx * dx + dy * dy <= radius * radius;
}

function shareBelowMean(all: readonly number[], near: readonly number[]): number {
  if (near.length === 0) return 0;
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  const below = all.reduce((sum, value) => sum + (value < mean ? 1 : value === mean ? 0.5 : 0), 0);
  return below / all.length;
}
