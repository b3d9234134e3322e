/** A run that is driven in slices answers while a step is half-way, and gives the same bits. */

import { expect, it } from 'vitest';
import { advance, append, digestOf, openRun } from '../../src/run/run.ts';
import type { Frame } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { crowdedWorld } from '../laws/worlds.ts';

function digestAfter(steps: number): string {
  const run = openRun(crowdedWorld(), 'x', []);
  advance(run, steps);
  return digestOf(run);
}

/** Surroundings in which so much time passes at every look at the clock; turns are given by hand. */
function slow(milliseconds: number) {
  let time = 0;
  const waiting: (() => void)[] = [];
  return {
    now: () => {
      time += milliseconds;
      return time;
    },
    later: (callback: () => void) => void waiting.push(callback),
    waiting,
  };
}

/** Lets promises that are settled call back. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

it('explains cells in every part of a step, and the run stays the same', async () => {
  const { waiting, ...clock } = slow(30);
  const simulation = serve(clock);
  await simulation.open(crowdedWorld(), 'x', []);
  let done = false;
  let turns = 0;
  let explained = 0;
  void simulation.step(6).then(() => {
    done = true;
  });
  await settled();
  while (!done) {
    const turn = waiting.shift();
    turn?.();
    if (turn) turns++;
    for (let k = 0; k < 3; k++) {
      const { length } = waiting;
      const answer = simulation.explain('tumour', (turns * 7 + k * 13) % 40, (turns * 11) % 37);
      // Before the first fields there is nothing to explain; after that it is answered without another turn.
      const cell = await Promise.race([answer, settled().then(() => null)]);
      if (cell) explained++;
      expect(waiting.length).toBeLessThanOrEqual(length + 1);
    }
    await settled();
  }
  expect(turns).toBeGreaterThan(150);
  expect(explained).toBeGreaterThan(100);
  const digest = simulation.digest();
  expect(await digest).toBe(digestAfter(6));
});

it('a command is made after the step in progress, and what is asked meanwhile is answered after the step that shows it', async () => {
  const { waiting, ...clock } = slow(30);
  const simulation = serve(clock);
  await simulation.open(crowdedWorld(), 'x', []);
  await simulation.play(Number.POSITIVE_INFINITY, 100);
  for (let turn = 0; turn < 20; turn++) {
    waiting.shift()?.();
    await settled();
  }
  let frame: Awaited<ReturnType<typeof simulation.frame>> | null = null;
  let command: Awaited<ReturnType<typeof simulation.act>> | null = null;
  const request = { layers: [], seriesFrom: 0, digest: true, recycle: null };
  await simulation.frame(request);
  void simulation.act({ do: 'place', tissue: 'tumour', cell: 'CAF', x: 20, y: 20, radius: 3 }).then((given) => {
    command = given;
  });
  void simulation.frame(request).then((made) => {
    frame = made;
  });
  while (frame === null) {
    waiting.shift()?.();
    await settled();
  }
  const { step, digest, log } = frame as unknown as Frame;
  expect(command!.step).toBe(step - 1);
  expect(log.commands).toEqual([command]);
  const run = openRun(crowdedWorld(), 'x', []);
  advance(run, step - 1);
  append(run, command!);
  advance(run, 1);
  expect(digest).toBe(digestOf(run));
  const without = openRun(crowdedWorld(), 'x', []);
  advance(without, step);
  expect(digest).not.toBe(digestOf(without));
});

it('commands that follow each other leave no picture waiting for more than a step', async () => {
  const { waiting, ...clock } = slow(30);
  const simulation = serve(clock);
  await simulation.open(crowdedWorld(), 'x', []);
  const request = { layers: [], seriesFrom: 0, digest: false, recycle: null };
  await simulation.frame(request);
  await simulation.play(Number.POSITIVE_INFINITY, 100);
  const shown: number[] = [];
  const acting = async () => {
    for (; shown.length < 5; await settled())
      await simulation.act({ do: 'place', tissue: 'tumour', cell: 'CAF', x: 20, y: 20, radius: 3 });
  };
  void acting();
  const looking = async () => {
    while (shown.length < 5) shown.push((await simulation.frame(request)).step);
  };
  const looked = looking();
  let turns = 0;
  while (shown.length < 5) {
    expect(turns++).toBeLessThan(5000);
    waiting.shift()?.();
    await settled();
  }
  await looked;
  // The first is of the step in progress.
  expect(shown.slice(1).map((step, k) => step - shown[k])).toEqual([1, 1, 1, 1]);
});

it('an action that cannot be applied is refused, and nothing of it is kept', async () => {
  const simulation = serve({ now: () => performance.now(), later: (callback) => setTimeout(callback, 0) });
  await simulation.open(crowdedWorld(), 'x', []);
  await simulation.step(2);
  await expect(simulation.act({ do: 'place', tissue: 'tumor', cell: 'CAF', x: 1, y: 1, radius: 1 })).rejects.toThrow(
    'found "tumor", expected a tissue',
  );
  expect(await simulation.log()).toEqual([]);
  await simulation.step(2);
  expect(await simulation.digest()).toBe(digestAfter(4));
});

it('another run may be opened half-way through a step', async () => {
  const { waiting, ...clock } = slow(30);
  const simulation = serve(clock);
  await simulation.open(crowdedWorld(), 'x', []);
  const stepped = simulation.step(5);
  for (let turn = 0; turn < 200; turn++) {
    waiting.shift()?.();
    await settled();
  }
  await simulation.open(crowdedWorld(), 'x', []);
  await stepped.catch(() => {});
  const again = simulation.step(3);
  let done = false;
  void again.then(() => {
    done = true;
  });
  while (!done) {
    waiting.shift()?.();
    await settled();
  }
  expect(await simulation.digest()).toBe(digestAfter(3));
});
