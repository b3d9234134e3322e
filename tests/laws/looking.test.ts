/** Whoever looks changes nothing: not the run, and not what somebody else reads. */
import { expect, test } from 'vitest';
import { append, digestOf, openRun, type Run, stepOnce, stepResumably } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { expectSameAlone } from './alone.ts';
import { askAll } from './ask-all.ts';
import { askedForWorld, busyWorld, crowdedWorld } from './worlds.ts';

/** A run of crowded tissues with drugs in blood, so that every reading has something to read. */
function dosed(scenario: Prepared): Run {
  const run = openRun(scenario, 'look', []);
  for (const drug of Object.keys(scenario.drugs)) append(run, { step: 1, do: 'dose', drug, amount: 20 });
  return run;
}

test.each([
  ['crowded', crowdedWorld],
  ['busy', busyWorld],
  ['demanding', askedForWorld],
])('everything asked in every pause of every step leaves the digests of a %s world', (_, world) => {
  const [looked, alone] = [dosed(world()), dosed(world())];
  let turn = 0;
  for (let step = 0; step < 4; step++) {
    stepOnce(alone);
    for (const parts = stepResumably(looked); !parts.next().done; turn++) askAll(looked, turn);
    expect(digestOf(looked)).toBe(digestOf(alone));
  }
  expect(turn).toBeGreaterThan(100);
});

test.each([
  ['crowded', crowdedWorld],
  ['busy', busyWorld],
  ['demanding', askedForWorld],
])('each measure of a %s world is the same alone, among all, and after all others', (_, world) => {
  const run = dosed(world());
  for (let step = 0; step < 3; step++) stepOnce(run);
  const among = expectSameAlone(run);
  expect(among.filter((value) => value > 0).length).toBeGreaterThan(50);
});
