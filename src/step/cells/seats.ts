/**
 * Niche seats: links of mobile cells to niche cells, under one formula for every type.
 *
 *   bind k_on·s · unbind k_off·e^{α(θ0 − θ)}·v0/v · evict k_ev·max(0, s − s_reference) · egress k_eg0·e^{α(θ0 − θ)}·R
 *
 * θ0 and v0 are the means of the reference type at the end of settling; R is the remaining share of its cells that can
 * leave (1 for other types).
 */
import { batchKey, drawWord, PURPOSE } from '../../base/draws.ts';
import { exp } from '../../base/exact.ts';
import type { Niche } from '../../scenario/model.ts';
import { BATCH } from '../../world/batches.ts';
import { linkTo, partnerOf, swapCells, unlink } from '../../world/cells.ts';
import { NO_DIRECTION, neighbour, squaredDistance } from '../../world/lattice.ts';
import { EVENT, type TissueState, tickOf } from '../../world/world.ts';
import { NICHE } from '../circulation/blood.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import type { Fates } from './fates.ts';
import { KIND } from './proposals.ts';
import { sensed } from './signal.ts';

const PER_HOUR = 1 / 60;

/** Adds a cell's fates at the seats of the niche; returns the rate at which it leaves for blood, /min. */
export function seatFates(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  row: number,
  niche: Niche,
  into: Fates,
): number {
  const { blood } = engine.world.model;
  const { pool, scratch } = tissue;
  const occupancy = scratch.occupancy[niche.receptor][row];
  const restOccupancy = engine.world.blood[blood.niche + NICHE.occupancy];
  const loosened = exp(niche.sensitivity * (restOccupancy - occupancy));
  // Only some cells of the reference type can leave, and those may have left already.
  const left = pool.type[row] === niche.reference + 1 ? engine.world.blood[blood.left] : 1;
  const leaving = niche.egress * loosened * left * PER_HOUR;
  into.add(KIND.egress, leaving, 0);
  if (pool.link[row] < NO_DIRECTION) {
    const grip = work.integrin[row];
    const restGrip = engine.world.blood[blood.niche + NICHE.grip];
    const hold = grip > 0 && restGrip > 0 ? restGrip / grip : 1;
    into.add(KIND.unbind, niche.unbind * loosened * hold * PER_HOUR, 0);
    return leaving;
  }
  const signal = scratch.signal[niche.receptor][row];
  const seat = bestSeat(engine, tissue, row, niche);
  if (seat < NO_DIRECTION) into.add(KIND.bind, niche.bind * signal * PER_HOUR, seat);
  else if (pool.type[row] !== niche.reference + 1) evictionFate(engine, tissue, row, signal, niche, into);
  return leaving;
}

/** Direction of the niche cell with a free seat and most ligand; ties by a keyed draw; NO_DIRECTION for none. */
function bestSeat(engine: Engine, tissue: TissueState, row: number, niche: Niche): number {
  const { model } = engine.world;
  const { pool, lattice } = tissue;
  const ligand = model.receptors[niche.receptor].ligands[0].species;
  let best = NO_DIRECTION;
  let most = Number.NEGATIVE_INFINITY;
  let ties = 1;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, pool.site[row], d);
    const offers = at < 0 ? undefined : offerAt(engine, tissue, at);
    if (!offers || pool.seats[tissue.structural[at] - 1] >= offers) continue;
    const level = sensed(engine, tissue, ligand, at);
    if (level > most) {
      most = level;
      best = d;
      ties = 1;
    } else if (level === most) {
      ties++;
      const key = batchKey(engine.world.seed, tickOf(engine.world), PURPOSE.seat, BATCH.ties(ties));
      if (drawWord(key, pool.identityLow[row], pool.identityHigh[row]) % ties === 0) best = d;
    }
  }
  return best;
}

/** Seats offered by the living structural cell at a site, 0 if there is none. */
function offerAt(engine: Engine, tissue: TissueState, site: number): number {
  const code = tissue.structuralType[site];
  return code === 0 || code > 127 ? 0 : (engine.world.model.cells[code - 1].offersSeats?.count ?? 0);
}

/** Rate of taking over the most weakly held seat among neighbouring reference cells, at a full niche cell. */
function evictionFate(
  engine: Engine,
  tissue: TissueState,
  row: number,
  signal: number,
  niche: Niche,
  into: Fates,
): void {
  const { pool, lattice, scratch } = tissue;
  let victim = NO_DIRECTION;
  let most = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, pool.site[row], d);
    const other = at < 0 ? -1 : tissue.mobile[at] - 1;
    if (other < 0 || !mayBeEvicted(engine, tissue, other, niche)) continue;
    const advantage = signal - scratch.signal[niche.receptor][other];
    if (advantage > most) {
      most = advantage;
      victim = d;
    }
  }
  into.add(KIND.evict, niche.evict * most * PER_HOUR, victim);
}

/** Whether a cell is of the reference type and holds a seat of a niche cell with no free seat. */
function mayBeEvicted(engine: Engine, tissue: TissueState, row: number, niche: Niche): boolean {
  const { pool } = tissue;
  if (pool.type[row] !== niche.reference + 1) return false;
  const holder = partnerOf(tissue, row);
  return holder >= 0 && pool.seats[holder] >= offerAt(engine, tissue, pool.site[holder]);
}

export function applyBind(engine: Engine, tissue: TissueState, row: number, direction: number): void {
  const { pool } = tissue;
  const at = neighbour(tissue.lattice, pool.site[row], direction);
  const offers = at < 0 ? 0 : offerAt(engine, tissue, at);
  if (pool.link[row] < NO_DIRECTION || offers === 0 || pool.seats[tissue.structural[at] - 1] >= offers) return;
  linkTo(tissue, row, direction);
  tissue.events[EVENT.binds]++;
}

export function applyUnbind(tissue: TissueState, row: number): void {
  if (tissue.pool.link[row] >= NO_DIRECTION) return;
  unlink(tissue, row);
  tissue.events[EVENT.unbinds]++;
}

/** Takes over a neighbour's seat; the two trade places if the new holder is not next to that niche cell. */
export function applyEvict(engine: Engine, tissue: TissueState, row: number, direction: number): void {
  const { pool, lattice } = tissue;
  const at = neighbour(lattice, pool.site[row], direction);
  const victim = at < 0 ? -1 : tissue.mobile[at] - 1;
  const { niche } = engine.world.model;
  if (!niche || victim < 0 || pool.link[row] < NO_DIRECTION || !mayBeEvicted(engine, tissue, victim, niche)) return;
  const holder = partnerOf(tissue, victim);
  unlink(tissue, victim);
  if (squaredDistance(lattice, pool.site[row], pool.site[holder]) > 2) swapCells(tissue, row, victim);
  linkTo(tissue, row, directionTo(tissue, pool.site[row], pool.site[holder]));
  tissue.events[EVENT.evictions]++;
}

function directionTo(tissue: TissueState, from: number, to: number): number {
  for (let d = 0; d < 8; d++) if (neighbour(tissue.lattice, from, d) === to) return d;
  return NO_DIRECTION;
}
