/** Cells that die or leave, and what they leave behind. */
import { killCell, removeCell } from '../../world/cells.ts';
import { GROUND } from '../../world/lattice.ts';
import { EVENT, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { refreshSite } from '../fields/conductance.ts';
import { setMatrix } from '../fields/matrix.ts';
import { conduitOf } from '../vessels/contact.ts';
import type { TissueWork } from '../work.ts';

function noteVesselLoss(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  if (!conduitOf(engine.world.model.cells[tissue.pool.type[row] - 1])) return;
  work.vesselsChanged = true;
  work.vesselsLost = true;
}

/** @param event the event to count */
export function die(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  row: number,
  phase: number,
  event: number,
): void {
  noteVesselLoss(engine, tissue, work, row);
  killCell(tissue, row, phase, tickOf(engine.world));
  tissue.events[event]++;
}

/** @param event the event to count */
export function leave(engine: Engine, tissue: TissueState, work: TissueWork, row: number, event: number): void {
  noteVesselLoss(engine, tissue, work, row);
  removeCell(tissue, row);
  tissue.events[event]++;
}

/** Clears debris; a structural cell leaves a void. */
export function clear(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  const site = tissue.pool.site[row];
  const structural = tissue.pool.slot[row] === 0;
  removeCell(tissue, row);
  tissue.events[EVENT.clearances]++;
  if (structural) openVoid(engine, tissue, work, site);
}

/** Makes a site void, without matrix: no substance, no uptake. */
export function openVoid(engine: Engine, tissue: TissueState, work: TissueWork, site: number): void {
  tissue.ground[site] = GROUND.void;
  setMatrix(engine, tissue, work, site, 0);
  refreshSite(engine, tissue, work, site);
}
