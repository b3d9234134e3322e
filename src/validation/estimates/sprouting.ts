/** Sprouts in held fields: how many start where none should and where some should, and how near to each other. */

import { stepOnce } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { squaredDistance } from '../../world/lattice.ts';
import { EVENT, FLAG, type TissueState, tickOf } from '../../world/world.ts';
import type { Bench } from '../bench.ts';
import { tissueOf } from '../fields.ts';

export function sprouting(bench: Bench, probe: ProbeOf<'sprouting'>): Record<string, number> {
  const run = bench.open();
  const { world } = run.engine;
  let spacing = Number.POSITIVE_INFINITY;
  for (let step = 0; step < bench.scenario.duration / world.model.minutes; step++) {
    const tick = tickOf(world);
    const before = world.tissues.map((tissue) => tipsOf(tissue));
    stepOnce(run);
    world.tissues.forEach((tissue, t) => {
      const young = tipsOf(tissue, tick).filter(
        (site) => !before[t].some((old) => distance(tissue, old, site) < TIP_STEP),
      );
      young.forEach((site, i) => {
        for (const other of [...before[t], ...young.slice(0, i)])
          spacing = Math.min(spacing, distance(tissue, site, other));
      });
    });
  }
  const sprouts = (name: string): number => tissueOf(run, name).events[EVENT.sprouts];
  return {
    silent: Math.max(...probe.silent.map(sprouts)),
    active: Math.min(...probe.active.map(sprouts)),
    spacing,
  };
}

/** A new tip within this distance of one in the step before is that tip, one step further. */
const TIP_STEP = 1.5 * SITE;

const distance = ({ lattice }: TissueState, a: number, b: number): number =>
  SITE * Math.sqrt(squaredDistance(lattice, a, b));

/** Sites of the tips; only of those born at a tick if one is given. */
function tipsOf({ pool }: TissueState, born?: number): number[] {
  const sites: number[] = [];
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || !(pool.flags[row] & FLAG.tip)) continue;
    if (born === undefined || pool.born[row] === born) sites.push(pool.site[row]);
  }
  return sites;
}
