/**
 * A cell eats a dead neighbour: at a rate for each dead cell on its own site and the eight around it. The one that
 * died first goes first; an eaten cell is gone as if cleared, and is counted as such.
 */
import { NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import { PHASE, type TissueState } from '../../world/world.ts';
import { clear } from '../cells/leave.ts';
import { deadAt } from '../cells/near.ts';
import type { Behaviour } from './behaviour.ts';

/** Calls back for a site and each of its neighbours on the lattice, at most eight. */
function forEachTouching(tissue: TissueState, site: number, found: (site: number) => void): void {
  found(site);
  for (let d = 0; d < NO_DIRECTION; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at >= 0) found(at);
  }
}

/** Row of the touching cell that died first, or −1. */
function firstDead(tissue: TissueState, site: number): number {
  const { pool, structural, mobile } = tissue;
  let first = -1;
  forEachTouching(tissue, site, (at) => {
    for (const row of [structural[at] - 1, mobile[at] - 1]) {
      if (row < 0 || pool.phase[row] === PHASE.alive) continue;
      if (first < 0 || pool.since[row] < pool.since[first]) first = row;
    }
  });
  return first;
}

export const phagocytosis: Behaviour = {
  output: 'phagocytosis',
  restrict:
    () =>
    ({ block: { sites } }, { tissue, count }, rates) => {
      for (let i = 0; i < count; i++) {
        if (rates[i] === 0) continue;
        let dead = 0;
        forEachTouching(tissue, sites[i], (at) => {
          dead += deadAt(tissue, at);
        });
        rates[i] *= dead;
      }
    },
  apply(engine, tissue, work, row) {
    const eaten = firstDead(tissue, tissue.pool.site[row]);
    if (eaten >= 0) clear(engine, tissue, work, eaten);
  },
};
