/**
 * Resolve: applies proposals one at a time in keyed random order. Each is checked again at its turn and dropped if it
 * no longer fits, so seats, slots and cells are conserved whatever meets whatever.
 */
import type { Resumable } from '../../base/resumable.ts';
import { addCell, isFree, killCell, removeCell, setType, vacate } from '../../world/cells.ts';
import { GROUND } from '../../world/lattice.ts';
import { EVENT, FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { refreshSite, setMatrix } from '../fields/matrix.ts';
import { conduitOf, perfusingNeighbour } from '../vessels/contact.ts';
import { joinVessel } from '../vessels/perfusion.ts';
import { startSprout } from '../vessels/sprout.ts';
import type { TissueWork } from '../work.ts';
import { applyDivide, entryShare, freeAround } from './divide.ts';
import { newIdentity } from './identity.ts';
import { applyMove } from './move.ts';
import { KIND, sortProposals } from './proposals.ts';
import { applyBind, applyEvict, applyUnbind } from './seats.ts';

/** Proposals applied between two pauses: some milliseconds. */
const PROPOSALS_A_PART = 4096;

export function* resolve(engine: Engine): Resumable {
  for (const tissue of engine.world.tissues) {
    const work = engine.work[tissue.index]!;
    const { proposals } = work;
    sortProposals(proposals);
    yield;
    for (let i = 0; i < proposals.count; i++) {
      const at = proposals.order[i]!;
      const row = proposals.row[at]!;
      const stillThere =
        tissue.pool.type[row] !== 0 &&
        tissue.pool.identityLow[row] === proposals.identityLow[at] &&
        tissue.pool.identityHigh[row] === proposals.identityHigh[at];
      if (stillThere) apply(engine, tissue, work, proposals.kind[at]!, row, proposals.target[at]!);
      if (i % PROPOSALS_A_PART === PROPOSALS_A_PART - 1) yield;
    }
  }
}

function apply(engine: Engine, tissue: TissueState, work: TissueWork, kind: number, row: number, target: number): void {
  const dead = tissue.pool.phase[row] !== PHASE.alive;
  if (dead !== (kind === KIND.clear)) return;
  switch (kind) {
    case KIND.move:
      return applyMove(tissue, row, target);
    case KIND.divide:
      return applyDivide(engine, tissue, row);
    case KIND.apoptosis:
      return die(engine, tissue, work, row, PHASE.apoptotic);
    case KIND.necrosis:
      return die(engine, tissue, work, row, PHASE.necrotic);
    case KIND.clear:
      return clear(engine, tissue, work, row);
    case KIND.depart:
      return leave(engine, tissue, work, row, EVENT.departures);
    case KIND.intravasate:
      return leave(engine, tissue, work, row, EVENT.intravasations);
    case KIND.drain:
      return leave(engine, tissue, work, row, EVENT.lymphEntries);
    case KIND.egress:
      return leave(engine, tissue, work, row, EVENT.egresses);
    case KIND.regress:
      return leave(engine, tissue, work, row, EVENT.regressions);
    case KIND.become:
      return become(engine, tissue, work, row, target);
    case KIND.enter:
      return enter(engine, tissue, row, target);
    case KIND.sprout:
      return startSprout(engine, tissue, work, row);
    case KIND.bind:
      return applyBind(engine, tissue, row, target);
    case KIND.unbind:
      return applyUnbind(tissue, row);
    case KIND.evict:
      return applyEvict(engine, tissue, row, target);
  }
}

function noteVesselLoss(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  if (!conduitOf(engine.world.model.cells[tissue.pool.type[row]! - 1]!)) return;
  work.vesselsChanged = true;
  work.vesselsLost = true;
}

function die(engine: Engine, tissue: TissueState, work: TissueWork, row: number, phase: number): void {
  noteVesselLoss(engine, tissue, work, row);
  killCell(tissue, row, phase, tickOf(engine.world));
  tissue.events[phase === PHASE.necrotic ? EVENT.necroses : EVENT.apoptoses]!++;
}

/** Debris is cleared; a structural cell leaves a void. */
function clear(engine: Engine, tissue: TissueState, work: TissueWork, row: number): void {
  const site = tissue.pool.site[row]!;
  const structural = tissue.pool.slot[row] === 0;
  removeCell(tissue, row);
  tissue.events[EVENT.clearances]!++;
  if (structural) openVoid(engine, tissue, work, site);
}

/** A site without matrix: no substance, no uptake. */
export function openVoid(engine: Engine, tissue: TissueState, work: TissueWork, site: number): void {
  tissue.ground[site] = GROUND.void;
  setMatrix(engine, tissue, work, site, 0);
  refreshSite(engine, tissue, work, site);
}

function leave(engine: Engine, tissue: TissueState, work: TissueWork, row: number, event: number): void {
  noteVesselLoss(engine, tissue, work, row);
  removeCell(tissue, row);
  tissue.events[event]!++;
}

/** Turns a cell into another type; if that lives in the other slot, the slot of its site must be free. */
function become(engine: Engine, tissue: TissueState, work: TissueWork, row: number, type: number): void {
  const { model } = engine.world;
  const { pool } = tissue;
  const cell = model.cells[type]!;
  const slot = cell.slot[tissue.index]!;
  const site = pool.site[row]!;
  const joined = cell.perfuses ? perfusingNeighbour(model, tissue, site) : -1;
  if (cell.perfuses && joined < 0) return;
  if (slot !== pool.slot[row]) {
    if (!isFree(tissue, slot, site)) return;
    vacate(tissue, row);
  }
  setType(model, tissue, row, type, tickOf(engine.world));
  cell.rest.forEach((level, i) => {
    if (pool.levels[i]![row] === 0 || level === 0) pool.levels[i]![row] = level;
  });
  tissue.events[EVENT.conversions]!++;
  if (joined >= 0) joinVessel(tissue, work, row, joined);
}

/** A cell from blood appears in a free slot at or beside a perfused vessel cell. */
function enter(engine: Engine, tissue: TissueState, vessel: number, type: number): void {
  const { pool } = tissue;
  if (!(pool.flags[vessel]! & FLAG.perfused)) return;
  if (arriveAt(engine, tissue, vessel, type, entryShare(engine, tissue, vessel)) >= 0) {
    tissue.events[EVENT.entries]!++;
  }
}

/** What a cell from blood is like: its levels, and the clone it belongs to if it founds none. */
export interface Arriving {
  levels: ArrayLike<number>;
  clone?: number;
}

/** Places a cell from blood or lymph at or beside a vessel cell; its row, or −1 when there is no free slot. */
export function arriveAt(
  engine: Engine,
  tissue: TissueState,
  vessel: number,
  type: number,
  share: number,
  like?: Arriving,
): number {
  const { world } = engine;
  const { pool, lattice } = tissue;
  const slot = world.model.cells[type]!.slot[tissue.index]!;
  const here = pool.site[vessel]!;
  const site = isFree(tissue, slot, here) ? here : freeAround(tissue, lattice, here, slot, share);
  if (site < 0) return -1;
  const birth = newIdentity(engine, tissue, vessel);
  const row = addCell(
    world.model,
    tissue,
    type,
    site,
    like?.clone === undefined ? birth : { ...birth, clone: like.clone },
  );
  if (row >= 0 && like) pool.levels.forEach((column, l) => (column[row] = like.levels[l]!));
  return row;
}
