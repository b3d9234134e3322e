/**
 * Division. Structural: the daughter needs the nearest free site within reach whose straight path crosses nothing
 * immovable; the row between shifts outward and the daughter takes the first site. Mobile: a free neighbouring slot.
 * Where none is free, the cell rests, which is counted.
 */
import { batchKey, draw, makeKey, PURPOSE } from '../../base/draws.ts';
import { threefry, words } from '../../base/threefry.ts';
import { BATCH } from '../../world/batches.ts';
import { addCell } from '../../world/cells.ts';
import { inheritTraits } from '../../world/traits.ts';
import { EVENT, type TissueState, tickOf } from '../../world/world.ts';
import { freeNeighbour, makeRoom } from '../cells/room.ts';
import type { Engine } from '../engine.ts';
import type { Behaviour } from './behaviour.ts';

/** Marks identities made by division, so that no other source can make the same one. */
const DAUGHTER_KEY = makeKey(0x64617567, 0x68746572);

export const division: Behaviour = {
  output: 'division',
  apply(engine, tissue, _, row) {
    const { world } = engine;
    const { pool } = tissue;
    const key = batchKey(world.seed, tickOf(world), PURPOSE.direction, BATCH.tissue(tissue.index));
    const share = draw(key, pool.identityLow[row], pool.identityHigh[row]);
    const site = pool.slot[row] === 0 ? makeRoom(engine, tissue, row, share) : freeNeighbour(tissue, row, share);
    if (site < 0) {
      tissue.events[EVENT.blockedDivisions]++;
      return;
    }
    bear(engine, tissue, row, site);
  },
};

/** Places a daughter of a cell on a free site, with the mother's levels. */
function bear(engine: Engine, tissue: TissueState, mother: number, site: number): void {
  const { world } = engine;
  const { pool } = tissue;
  const tick = tickOf(world);
  threefry(DAUGHTER_KEY.first ^ tick, DAUGHTER_KEY.second, pool.identityLow[mother], pool.identityHigh[mother]);
  const row = addCell(world.model, tissue, pool.type[mother] - 1, site, {
    identityLow: words[0],
    identityHigh: words[1],
    motherLow: pool.identityLow[mother],
    motherHigh: pool.identityHigh[mother],
    clone: pool.clone[mother],
    tick,
  });
  if (row < 0) return;
  for (const level of pool.levels) level[row] = level[mother];
  const mutation = engine.work[tissue.index].mutation[mother];
  inheritTraits(world.model, world.seed, tick, tissue, { mother, daughter: row }, mutation);
  for (const secretion of pool.secretion) secretion[row] = secretion[mother];
  pool.deposition[row] = pool.deposition[mother];
  pool.removal[row] = pool.removal[mother];
  tissue.events[EVENT.divisions]++;
}
