/**
 * Erode: cells remove volume from what they touch, if it has integrity (bone), and the lost volume grows back.
 *
 *   dI/dt = regrowth − Σ over touching living cells of their erosion / volume of a site,   I ≤ 1
 *
 * A site without volume opens: it becomes void, and mobile and structural cells may enter.
 */
import { SITE } from '../../scenario/vocabulary.ts';
import { removeCell, slotsOf } from '../../world/cells.ts';
import { neighbour } from '../../world/lattice.ts';
import { EVENT, PHASE, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { openVoid } from './leave.ts';

/** µm³. */
const SITE_VOLUME = SITE * SITE * SITE;

export function erode(engine: Engine): void {
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index];
    for (const type of engine.world.model.cells) {
      if (!type.integrity) continue;
      for (let i = work.first[type.index]; i < work.first[type.index + 1]; i++) {
        const row = work.rows[i];
        if (tissue.pool.integrity[row] > 0) erodeCell(engine, tissue, work, row, type.regrowth);
      }
    }
  });
}

function erodeCell(engine: Engine, tissue: TissueState, work: TissueWork, row: number, regrowth: number): void {
  const { pool } = tissue;
  const { minutes } = engine.world.model;
  const site = pool.site[row];
  const taken = touchingErosion(engine, tissue, work, site) * minutes;
  const before = pool.integrity[row];
  if (taken === 0 && before === 1) return;
  const left = Math.min(1, before + regrowth * minutes - taken / SITE_VOLUME);
  if (left > 0) {
    pool.integrity[row] = left;
    return;
  }
  removeCell(tissue, row);
  openVoid(engine, tissue, work, site);
  tissue.events[EVENT.opened]++;
}

/** Σ erosion of the living cells in both slots of the 8 neighbours, µm³/min. */
function touchingErosion(engine: Engine, tissue: TissueState, { erosion }: TissueWork, site: number): number {
  const { cells } = engine.world.model;
  let sum = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0) continue;
    for (const slot of [0, 1]) {
      const row = slotsOf(tissue, slot)[at] - 1;
      if (row < 0 || tissue.pool.phase[row] !== PHASE.alive) continue;
      if (cells[tissue.pool.type[row] - 1].erosion > 0) sum += erosion[row];
    }
  }
  return sum;
}
