/**
 * Erode: cells take volume from what they touch, if that has integrity (bone).
 *
 *   dI/dt = −Σ over touching living cells of their erosion / volume of a site
 *
 * A site without volume opens: it becomes void, and mobile and structural cells may enter.
 */
import { SITE } from '../../scenario/vocabulary.ts';
import { removeCell } from '../../world/cells.ts';
import { neighbour } from '../../world/lattice.ts';
import { DEAD, EVENT, type TissueState } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { openVoid } from './resolve.ts';

/** µm³. */
const SITE_VOLUME = SITE * SITE * SITE;

export function erode(engine: Engine): void {
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index]!;
    for (const type of engine.world.model.cells) {
      if (!type.integrity) continue;
      for (let i = work.first[type.index]!; i < work.first[type.index + 1]!; i++) {
        const row = work.rows[i]!;
        if (tissue.pool.integrity[row]! > 0) erodeCell(engine, tissue, work, row);
      }
    }
  });
}

function erodeCell(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  const { pool } = tissue;
  const site = pool.site[row]!;
  const taken = touchingErosion(engine, tissue, site) * engine.world.model.minutes;
  if (taken === 0) return;
  const left = pool.integrity[row]! - taken / SITE_VOLUME;
  if (left > 0) {
    pool.integrity[row] = left;
    return;
  }
  removeCell(tissue, row);
  openVoid(engine, tissue, work, site);
  tissue.events[EVENT.opened]!++;
}

/** Σ erosion of the living cells in both slots of the 8 neighbours, µm³/min. */
function touchingErosion(engine: Engine, tissue: TissueState, site: number): number {
  const { cells } = engine.world.model;
  let sum = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0) continue;
    for (const code of [tissue.structuralType[at]!, tissue.mobileType[at]!]) {
      if (code !== 0 && code < DEAD) sum += cells[code - 1]!.erosion;
    }
  }
  return sum;
}
