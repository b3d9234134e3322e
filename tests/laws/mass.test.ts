/** Ligand: what comes in is what goes out and what stays. Oxygen: inflow is uptake within the solver's tolerance. */
import { describe, expect, it } from 'vitest';
import { advance, openRun } from '../../src/run/run.ts';
import { crowdedWorld, shipped } from './worlds.ts';

const worlds = {
  hypoxia: () => openRun(shipped('hypoxia')),
  niche: () => openRun(shipped('niche', ['settle=0'])),
  small: () => openRun(crowdedWorld()),
};

describe.each(Object.entries(worlds))('%s', (_, open) => {
  it('keeps the amount of every ligand to 1e-5 in every solver step', () => {
    const run = open();
    let checked = 0;
    run.engine.ledger = (tissue, species, minutes, before, implicit) => {
      const { source, loss, retardation } = tissue.scratch;
      const after = tissue.fields[species];
      let held = 0;
      let amount = 0;
      let gained = 0;
      let lost = 0;
      for (let site = 0; site < tissue.sites; site++) {
        const r = retardation[species][site];
        if (r > 1e29) held++;
        amount += r * after[site];
        gained += minutes * source[species][site] - r * (after[site] - before[site]);
        lost += minutes * loss[species][site] * (implicit ? after[site] : 0.5 * (before[site] + after[site]));
      }
      expect(held).toBe(0);
      expect(Math.abs(gained - lost)).toBeLessThanOrEqual(1e-5 * Math.max(amount, lost));
      checked++;
    };
    advance(run, 40);
    expect(checked).toBeGreaterThan(200);
  });

  it('balances oxygen to the stated tolerance without accumulating', () => {
    const run = open();
    let sum = 0;
    for (let step = 0; step < 60; step++) {
      advance(run, 1);
      for (const tissue of run.engine.world.tissues) {
        const [, , uptake, inflow] = tissue.scratch.oxygenResult;
        const imbalance = (inflow - uptake) / uptake;
        sum += imbalance;
        expect(Math.abs(imbalance)).toBeLessThanOrEqual(5e-4);
      }
    }
    expect(Math.abs(sum / 120)).toBeLessThanOrEqual(5e-4);
  });
});
