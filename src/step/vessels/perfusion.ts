/**
 * Which vessel cells carry blood. A sprout does so from the step in which its tip meets a perfused vessel other than
 * its parent, or in which a progenitor joins it; one state per sprout. Sites cut off from every founder vessel lose
 * their blood.
 */
import { setFlag } from '../../world/cells.ts';
import { neighbour } from '../../world/lattice.ts';
import { EVENT, FLAG, PHASE, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { conduitOf } from './contact.ts';

/** Makes all cells of a sprout carry blood. */
export function perfuseSprout(tissue: TissueState, work: TissueWork, sprout: number): void {
  const { pool } = tissue;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] !== 0 && pool.sprout[row] === sprout && pool.phase[row] === PHASE.alive) {
      setFlag(pool, row, FLAG.perfused | FLAG.everPerfused, true);
    }
  }
  tissue.events[EVENT.perfusions]++;
  work.vesselsChanged = true;
}

/** Joins a cell that turned into vessel to the vessel next to it, and makes that vessel carry blood. */
export function joinVessel(tissue: TissueState, work: TissueWork, row: number, beside: number): void {
  const { pool } = tissue;
  pool.sprout[row] = pool.sprout[beside];
  pool.clone[row] = pool.clone[beside];
  setFlag(pool, row, FLAG.perfused | FLAG.everPerfused, true);
  if (!(pool.flags[beside] & FLAG.perfused)) perfuseSprout(tissue, work, pool.sprout[beside]);
  work.vesselsChanged = true;
  work.vesselsLost = true;
}

/** Removes perfusion from cells no longer connected to a founder vessel. Runs only after vessel cells were lost. */
export function dropCutOffVessels(engine: Engine, tissue: TissueState, work: TissueWork): void {
  if (!work.vesselsLost) return;
  work.vesselsLost = false;
  const { pool, lattice } = tissue;
  const reached = new Uint8Array(pool.counts[0]);
  const queue: number[] = [];
  for (let row = 0; row < reached.length; row++) {
    const founder = FLAG.founder | FLAG.perfused;
    if (pool.type[row] !== 0 && (pool.flags[row] & founder) === founder) {
      reached[row] = 1;
      queue.push(row);
    }
  }
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    for (let d = 0; d < 8; d++) {
      const site = neighbour(lattice, pool.site[row], d);
      const other = site < 0 ? -1 : tissue.structural[site] - 1;
      if (other < 0 || reached[other] || pool.phase[other] !== PHASE.alive) continue;
      if (!engine.world.model.cells[pool.type[other] - 1].perfuses) continue;
      reached[other] = 1;
      queue.push(other);
    }
  }
  for (let row = 0; row < reached.length; row++) {
    if (pool.flags[row] & FLAG.perfused && !reached[row]) {
      setFlag(pool, row, FLAG.perfused, false);
      work.vesselsChanged = true;
    }
  }
}

/** Makes founder vessels carry blood or lymph from the start; cells of one kind that touch are one vessel. */
export function foundVessels(engine: Engine, tissue: TissueState): void {
  const { pool, lattice } = tissue;
  const { model } = engine.world;
  for (let row = 0; row < pool.counts[0]; row++) {
    const type = model.cells[pool.type[row] - 1];
    if (!type || !conduitOf(type) || pool.sprout[row] !== 0) continue;
    const blood = type.perfuses !== undefined;
    const vessel = row + 1;
    const queue = [row];
    pool.sprout[row] = vessel;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      setFlag(pool, at, FLAG.founder | (blood ? FLAG.perfused | FLAG.everPerfused : 0), true);
      for (let d = 0; d < 8; d++) {
        const site = neighbour(lattice, pool.site[at], d);
        const other = site < 0 ? -1 : tissue.structural[site] - 1;
        if (other < 0 || pool.sprout[other] !== 0) continue;
        const next = model.cells[pool.type[other] - 1];
        if (blood ? !next.perfuses : !next.drains) continue;
        pool.sprout[other] = vessel;
        queue.push(other);
      }
    }
  }
}
