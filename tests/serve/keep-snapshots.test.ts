import { beforeEach, expect, test } from 'vitest';
import { SnapshotKeeper } from '../../src/serve/keep-snapshots.ts';
import type { Snapshot } from '../../src/serve/protocol.ts';

const state = (step: number) => ({ step, applied: 0, state: new ArrayBuffer(8) });
const snapshot = (step: number, past: number): Snapshot => ({
  ...state(step),
  scenario: {},
  seed: 'x',
  log: [],
  past: past > 0 ? [state(0)] : [],
});

let now = 0;
let asked: number[] = [];
let step = 0;
let waiting: (() => void)[] = [];
/** Answers at once, unless `slow`. */
let slow = false;
const keeper = () =>
  new SnapshotKeeper(
    async (past) => {
      asked.push(past);
      const taken = snapshot(step, past);
      if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
      return taken;
    },
    () => now,
  );

beforeEach(() => {
  [now, step, asked, waiting, slow] = [0, 0, [], [], false];
});

test('the first state of a run is asked for once, and is in every snapshot that is kept', async () => {
  const kept = keeper();
  for (step = 10; step <= 30; step += 10) {
    await kept.now();
    expect([kept.last!.step, kept.last!.past.map((one) => one.step)]).toEqual([step, [0]]);
  }
  expect(asked).toEqual([1, 0, 0]);
});

test('another run begins without the states of the one before, and with a first state of its own', async () => {
  const kept = keeper();
  await kept.now();
  kept.leave();
  expect(kept.last).not.toBeNull();
  kept.begin(null);
  expect(kept.last).toBeNull();
  const known = snapshot(5, 1);
  kept.begin(known);
  expect(kept.last).toBe(known);
  step = 7;
  await kept.now();
  expect(asked).toEqual([1, 1]);
  expect(kept.last!.step).toBe(7);
});

test('a snapshot on its way when another run is asked for is not kept', async () => {
  const kept = keeper();
  slow = true;
  step = 3;
  const late = kept.now();
  kept.leave();
  for (const go of waiting) go();
  await late;
  expect(kept.last).toBeNull();
});

test('saving takes at most a fiftieth of the time, and happens when a run comes to rest', async () => {
  const kept = keeper();
  kept.watch(true);
  expect(asked).toEqual([]);
  now = 1001;
  slow = true;
  kept.watch(true);
  now = 2001;
  waiting.shift()!();
  await kept.now();
  now = 2001 + 49_999;
  kept.watch(true);
  expect(asked).toEqual([1]);
  now += 2;
  kept.watch(true);
  expect(asked).toEqual([1, 0]);
  waiting.shift()!();
  await kept.now();
  kept.watch(false);
  expect(asked).toEqual([1, 0, 0]);
  kept.watch(false);
  expect(asked).toEqual([1, 0, 0]);
});

test('a worker that cannot answer leaves what was kept before', async () => {
  let fails = false;
  const kept = new SnapshotKeeper(
    async (past) => {
      if (fails) throw new Error('gone');
      return snapshot(4, past);
    },
    () => 0,
  );
  await kept.now();
  fails = true;
  await kept.now();
  expect(kept.last!.step).toBe(4);
});
