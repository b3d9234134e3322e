/**
 * Identities of cells that were not born of another: a hash of something unique, so that no two cells of a run share
 * an identity, and events elsewhere change none. Each founds a clone of its own.
 *
 *   from blood, lymph or a vessel   (tick, how many came to the tissue before, the vessel cell)
 *   placed by hand                  (tick, stroke of this step, tissue, site)
 */
import { threefry, words } from '../../base/threefry.ts';
import type { Birth } from '../../world/cells.ts';
import { EVENT, type TissueState, tickOf, type World } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

/** First words of the keys; they differ in bits that no tick can reach. */
const ARRIVAL_KEY = 0x61727269;
const PLACED_KEY = 0x706c6163;

/** Identity of a cell that appears beside `source`. */
export function newIdentity(engine: Engine, tissue: TissueState, source: number): Birth {
  const { pool, events } = tissue;
  const tick = tickOf(engine.world);
  const came =
    events[EVENT.arrivals] +
    events[EVENT.returns] +
    events[EVENT.entries] +
    events[EVENT.sprouts] +
    events[EVENT.tipSteps];
  threefry(ARRIVAL_KEY ^ tick, came, pool.identityLow[source], pool.identityHigh[source]);
  return founder(tick);
}

/** Identity of a cell placed on a site by stroke number `stroke` of this step. */
export function placedIdentity(world: World, tissue: TissueState, stroke: number, site: number): Birth {
  const tick = tickOf(world);
  threefry(PLACED_KEY ^ tick, stroke, tissue.index, site);
  return founder(tick);
}

/** Makes an identity from the two words of a hash. */
const founder = (tick: number): Birth => {
  const [identityLow, identityHigh] = [words[0], words[1]];
  return { identityLow, identityHigh, motherLow: 0, motherHigh: 0, clone: identityLow, tick };
};
