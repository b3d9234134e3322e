/** Identities of cells that come from blood or are placed by hand: a hash of (source, tick, how many came so far). */
import { threefry, words } from '../../base/threefry.ts';
import type { Birth } from '../../world/cells.ts';
import { EVENT, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

const ARRIVAL_KEY = 0x61727269;

/** Identity of a cell that appears beside `source`; it founds a clone of its own. */
export function newIdentity(engine: Engine, tissue: TissueState, source: number): Birth {
  const { pool, events } = tissue;
  const tick = tickOf(engine.world);
  const came =
    events[EVENT.arrivals]! +
    events[EVENT.returns]! +
    events[EVENT.entries]! +
    events[EVENT.sprouts]! +
    events[EVENT.tipSteps]!;
  threefry(ARRIVAL_KEY ^ tick, came, pool.identityLow[source]!, pool.identityHigh[source]!);
  const identityLow = words[0]!;
  return { identityLow, identityHigh: words[1]!, motherLow: 0, motherHigh: 0, clone: identityLow, tick };
}
