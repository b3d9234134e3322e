/**
 * Rows and slots: the only functions that put cells on a lattice, move them and remove them. A seat links two cells
 * by the direction between them, so a cell gives up its links before it moves, dies or turns into a type without
 * them.
 */
import type { Model } from '../scenario/model.ts';
import { GROUND, NO_DIRECTION, neighbour } from './lattice.ts';
import { DEAD, EVENT, FLAG, PHASE, type Pool, type SeenPool, type SeenTissue, type TissueState } from './world.ts';

/** The slot arrays of a layer: 0 structural, 1 mobile. */
export const slotsOf = <T extends SeenTissue>(tissue: T, slot: number): T['structural'] =>
  slot === 0 ? tissue.structural : tissue.mobile;
const typesOf = (tissue: TissueState, slot: number): Uint8Array =>
  slot === 0 ? tissue.structuralType : tissue.mobileType;

export const isFree = (tissue: SeenTissue, slot: number, site: number): boolean =>
  site >= 0 && tissue.ground[site] !== GROUND.outside && slotsOf(tissue, slot)[site] === 0;

function takeRow(pool: Pool): number {
  const counts = pool.counts;
  let row: number;
  if (counts[1] > 0) {
    counts[1]--;
    row = pool.free[counts[1]];
    pool.free[counts[1]] = 0;
  } else {
    if (counts[0] >= pool.capacity) return -1;
    row = counts[0]++;
  }
  counts[2]++;
  return row;
}

/** Writes the entry of a slot: the row, and its type, marked if the cell is dead. */
function occupy(tissue: TissueState, row: number): void {
  const { pool } = tissue;
  const slot = pool.slot[row];
  const site = pool.site[row];
  slotsOf(tissue, slot)[site] = row + 1;
  typesOf(tissue, slot)[site] = pool.type[row] | (pool.phase[row] === PHASE.alive ? 0 : DEAD);
}

/** Gives up a cell's links and clears its slot; the caller places it elsewhere. */
export function vacate(tissue: TissueState, row: number): void {
  const { pool } = tissue;
  letGo(tissue, row);
  const slot = pool.slot[row];
  slotsOf(tissue, slot)[pool.site[row]] = 0;
  typesOf(tissue, slot)[pool.site[row]] = 0;
}

/** Identity and descent of a new cell. */
export interface Birth {
  identityLow: number;
  identityHigh: number;
  motherLow: number;
  motherHigh: number;
  clone: number;
  tick: number;
}

/** Adds a cell of a type at rest to a free slot; returns its row, or −1 when the pool is full (counted as refused). */
export function addCell(model: Model, tissue: TissueState, type: number, site: number, birth: Birth): number {
  const { pool } = tissue;
  const row = takeRow(pool);
  if (row < 0) {
    tissue.events[EVENT.refused]++;
    return -1;
  }
  pool.site[row] = site;
  pool.identityLow[row] = birth.identityLow;
  pool.identityHigh[row] = birth.identityHigh;
  pool.motherLow[row] = birth.motherLow;
  pool.motherHigh[row] = birth.motherHigh;
  pool.clone[row] = birth.clone;
  pool.born[row] = birth.tick;
  pool.link[row] = NO_DIRECTION;
  pool.heading[row] = NO_DIRECTION;
  setType(model, tissue, row, type, birth.tick);
  const levels = model.cells[type].rest;
  for (let i = 0; i < levels.length; i++) pool.levels[i][row] = levels[i];
  return row;
}

/** Makes a row a cell of a type, with the type's slot, secretion and full integrity; receptor levels stay. */
export function setType(model: Model, tissue: TissueState, row: number, type: number, tick: number): void {
  const { pool } = tissue;
  const cell = model.cells[type];
  if (!cell.takesSeats) unlink(tissue, row);
  if (pool.seats[row] > (cell.offersSeats?.count ?? 0)) freeSeatsOf(tissue, row);
  pool.type[row] = type + 1;
  pool.slot[row] = cell.slot[tissue.index];
  pool.since[row] = tick;
  pool.integrity[row] = cell.integrity ? 1 : 0;
  pool.deposition[row] = cell.matrixDeposition;
  pool.removal[row] = cell.matrixRemoval;
  for (let s = 0; s < pool.secretion.length; s++) pool.secretion[s][row] = cell.secretes[s];
  occupy(tissue, row);
}

/** Removes a cell from the lattice; its row is zeroed and free again. The caller sets what is left behind. */
export function removeCell(tissue: TissueState, row: number): void {
  const { pool } = tissue;
  vacate(tissue, row);
  zeroRow(pool, row);
  pool.free[pool.counts[1]] = row;
  pool.counts[1]++;
  pool.counts[2]--;
}

function zeroRow(pool: Pool, row: number): void {
  pool.type[row] = 0;
  pool.phase[row] = 0;
  pool.slot[row] = 0;
  pool.flags[row] = 0;
  pool.heading[row] = 0;
  pool.link[row] = 0;
  pool.seats[row] = 0;
  pool.site[row] = 0;
  pool.identityLow[row] = 0;
  pool.identityHigh[row] = 0;
  pool.motherLow[row] = 0;
  pool.motherHigh[row] = 0;
  pool.clone[row] = 0;
  pool.born[row] = 0;
  pool.since[row] = 0;
  pool.sprout[row] = 0;
  pool.integrity[row] = 0;
  pool.deposition[row] = 0;
  pool.removal[row] = 0;
  for (const level of pool.levels) level[row] = 0;
  for (const secretion of pool.secretion) secretion[row] = 0;
}

/** Moves a cell to a free slot of another site. A void left by a structural cell becomes matrix without substance. */
export function moveCell(tissue: TissueState, row: number, site: number): void {
  const { pool } = tissue;
  vacate(tissue, row);
  const from = pool.site[row];
  if (tissue.ground[from] === GROUND.void && pool.slot[row] === 0) tissue.ground[from] = GROUND.matrix;
  pool.site[row] = site;
  occupy(tissue, row);
}

/** Two cells of the same slot trade places. */
export function swapCells(tissue: TissueState, a: number, b: number): void {
  const { pool } = tissue;
  letGo(tissue, a);
  letGo(tissue, b);
  const site = pool.site[a];
  pool.site[a] = pool.site[b];
  pool.site[b] = site;
  occupy(tissue, a);
  occupy(tissue, b);
}

/** Kills a living cell, which stays as debris. */
export function killCell(tissue: TissueState, row: number, phase: number, tick: number): void {
  const { pool } = tissue;
  letGo(tissue, row);
  pool.phase[row] = phase;
  pool.since[row] = tick;
  pool.flags[row] = 0;
  pool.deposition[row] = 0;
  pool.removal[row] = 0;
  for (const secretion of pool.secretion) secretion[row] = 0;
  occupy(tissue, row);
}

/** Row of the structural cell to which a cell is linked, or −1. */
export function partnerOf(tissue: SeenTissue, row: number): number {
  const direction = tissue.pool.link[row];
  if (direction >= NO_DIRECTION) return -1;
  const site = neighbour(tissue.lattice, tissue.pool.site[row], direction);
  return site < 0 ? -1 : tissue.structural[site] - 1;
}

/** Links a cell to the niche cell in a direction. */
export function linkTo(tissue: TissueState, row: number, direction: number): void {
  tissue.pool.link[row] = direction;
  tissue.pool.seats[partnerOf(tissue, row)]++;
}

/** Frees the seat a cell holds, if any. */
export function unlink(tissue: TissueState, row: number): void {
  const partner = partnerOf(tissue, row);
  if (partner >= 0) tissue.pool.seats[partner]--;
  tissue.pool.link[row] = NO_DIRECTION;
}

/** Frees the seat that a cell holds, and the seats that others hold on it. */
function letGo(tissue: TissueState, row: number): void {
  unlink(tissue, row);
  if (tissue.pool.seats[row] > 0) freeSeatsOf(tissue, row);
}

/** Unlinks all cells that sit at a niche cell. */
function freeSeatsOf(tissue: TissueState, niche: number): void {
  const { pool, lattice } = tissue;
  for (let d = 0; d < 8; d++) {
    const site = neighbour(lattice, pool.site[niche], d);
    const row = site < 0 ? -1 : tissue.mobile[site] - 1;
    if (row >= 0 && partnerOf(tissue, row) === niche) unlink(tissue, row);
  }
}

export const setFlag = (pool: Pool, row: number, flag: number, on: boolean): void => {
  pool.flags[row] = on ? pool.flags[row] | flag : pool.flags[row] & ~flag;
};

export const isPerfused = (pool: SeenPool, row: number): boolean => (pool.flags[row] & FLAG.perfused) !== 0;
