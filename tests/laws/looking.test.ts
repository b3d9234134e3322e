/** Whoever looks changes nothing: not the run, and not what somebody else reads. */
import { expect, test } from 'vitest';
import { cellRows } from '../../src/observe/cell-table.ts';
import { explain, explainCell } from '../../src/observe/explain.ts';
import { kinOf } from '../../src/observe/kin.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { drawPicture, pictureBytes, pictureParts } from '../../src/observe/picture.ts';
import { profileAlong } from '../../src/observe/profile.ts';
import { hex } from '../../src/observe/shown.ts';
import { profilesOf } from '../../src/observe/space/profiles.ts';
import { append, digestOf, openRun, type Run, stepOnce, stepResumably } from '../../src/run/run.ts';
import { takeSnapshot } from '../../src/run/snapshot.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { expectSameAlone } from './alone.ts';
import { busyWorld, crowdedWorld } from './worlds.ts';

/** A run of crowded tissues with drugs in blood, so that every reading has something to read. */
function dosed(scenario: Prepared): Run {
  const run = openRun(scenario, 'look', []);
  for (const drug of Object.keys(scenario.drugs)) append(run, { step: 1, do: 'dose', drug, amount: 20 });
  return run;
}

/** Asks everything that can be asked of a run, at places that move on with `turn`. */
function askAll(run: Run, turn: number): void {
  const { engine, scenario } = run;
  const { world } = engine;
  for (const tissue of world.tissues) {
    const { id, width, height } = world.model.tissues[tissue.index];
    for (let k = 0; k < 3; k++) explain(engine, scenario, id, (turn * 7 + k * 13) % width, (turn * 11 + k) % height);
    const row = turn % tissue.pool.counts[0];
    const identity = hex(tissue.pool.identityHigh[row], tissue.pool.identityLow[row]);
    explainCell(engine, scenario, identity);
    kinOf(world, identity);
    profileAlong(world, id, { x: 0, y: turn % height }, { x: width, y: 0 }, 5);
    if (turn % 16 === 0) [...profilesOf(engine, tissue)];
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(world)), 0, width * height);
    drawPicture(world, tissue, { tissue: id, colour: 'type', field: world.model.names.species[0] }, NO_LOOKS, parts);
  }
  const measures = measuresOf(world.model, scenario);
  readMeasures(engine, [measures[turn % measures.length]]);
  if (turn % 16 === 0) {
    readMeasures(engine, measures);
    [...cellRows(engine)];
  }
  if (turn % 64 === 0) takeSnapshot(run);
}

const NO_LOOKS = { columns: {}, tubes: new Set<number>() };

test.each([
  ['crowded', crowdedWorld],
  ['busy', busyWorld],
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
])('each measure of a %s world is the same alone, among all, and after all others', (_, world) => {
  const run = dosed(world());
  for (let step = 0; step < 3; step++) stepOnce(run);
  const among = expectSameAlone(run);
  expect(among.filter((value) => value > 0).length).toBeGreaterThan(50);
});
