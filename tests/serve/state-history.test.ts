/** Going back, changing the past and undoing give the run that never went back. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Action, Command } from '../../src/run/command.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import type { FrameRequest, Simulation } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { StateHistory } from '../../src/serve/state-history.ts';
import { crowdedWorld } from '../laws/worlds.ts';

const log: Command[] = [
  { step: 0, do: 'dose', drug: 'plerixafor', amount: 16.8 },
  { step: 7, do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 },
  { step: 15, do: 'remove', tissue: 'tumour', x: 20, y: 20, radius: 4 },
  { step: 20, do: 'knockout', path: 'rules.R1' },
  { step: 25, do: 'knockout', path: 'cells.tumour.receptors.CXCR4' },
];
const LAST = 40;
const picture: FrameRequest = { layers: [], seriesFrom: 0, digest: false, recycle: null };

/** The digest of a run that knew its log from the start. */
function digestOfPlain(commands: readonly Command[], steps: number): string {
  const run = openRun(crowdedWorld(), 'x', commands);
  advance(run, steps);
  return digestOf(run);
}

let simulation: Simulation;
beforeEach(async () => {
  simulation = serve({
    now: () => performance.now(),
    later: (callback) => setImmediate(callback),
    // Room for a few states, so that most of the past is computed again.
    history: 4e6,
  });
  await simulation.open(crowdedWorld(), 'x', log);
});

describe('a run that goes back', () => {
  it('is in the state that it was in, and comes to the same end', async () => {
    const seen: Record<number, string> = {};
    for (const step of [0, 9, 21, 26, LAST]) {
      expect(await simulation.seek(step)).toBe(true);
      seen[step] = await simulation.digest();
    }
    for (const step of [21, 9, 26, 0, LAST]) {
      expect(await simulation.seek(step)).toBe(true);
      expect([step, await simulation.digest()]).toEqual([step, seen[step]]);
    }
    expect(seen[LAST]).toBe(digestOfPlain(log, LAST));
  });

  it('keeps what was measured, and measures again only what follows a change', async () => {
    await simulation.seek(30);
    const before = (await simulation.frame(picture)).series;
    await simulation.seek(10);
    const back = (await simulation.frame({ ...picture, seriesEdition: before.edition })).series;
    expect(back.steps).toEqual(before.steps);
    const given = await simulation.act({ do: 'set', path: 'tissues.tumour.vesselOxygen', value: 60 });
    expect(given.step).toBe(10);
    const cut = await simulation.frame({ ...picture, seriesFrom: 31, seriesEdition: before.edition });
    expect(cut.series).toMatchObject({ cut: 10, from: 10, steps: [10] });
    await simulation.seek(30);
    const after = (await simulation.frame(picture)).series;
    expect(after.steps).toEqual(before.steps);
    const width = after.values.length / after.steps.length;
    expect(after.values.slice(0, 10 * width)).toEqual(before.values.slice(0, 10 * width));
    expect(after.values.slice(20 * width)).not.toEqual(before.values.slice(20 * width));
    expect(await simulation.digest()).toBe(digestOfPlain(await simulation.log(), 30));
  });

  it('gives up a way to another step when a new one is asked for', async () => {
    const asked = [30, 5, 12].map((step) => simulation.seek(step));
    expect(await Promise.all(asked)).toEqual([false, false, true]);
    expect((await simulation.frame(picture)).step).toBe(12);
  });
});

describe('another log', () => {
  it('takes a command back, moves one and adds one, each as if it had always been so', async () => {
    await simulation.seek(30);
    const logs: Command[][] = [
      log.slice(1),
      log.map((command) => (command.do === 'dose' ? { ...command, step: 13 } : command)),
      [...log, { step: 35, do: 'dose', drug: 'plerixafor', amount: 5 }],
      [],
      log,
    ];
    for (const next of logs) {
      expect(await simulation.rewrite(next)).toBe(true);
      expect((await simulation.frame(picture)).step).toBe(30);
      expect(await simulation.digest()).toBe(digestOfPlain(next, 30));
    }
  });

  it('goes back to before the moment at which a run was branched', async () => {
    await simulation.seek(30);
    const branch = serve({ now: () => performance.now(), later: (callback) => setImmediate(callback) });
    await branch.restore(structuredClone(await simulation.snapshot(3)));
    await branch.act({ do: 'set', path: 'tissues.tumour.vesselOxygen', value: 60 });
    await branch.seek(LAST);
    expect(await branch.digest()).toBe(digestOfPlain(await branch.log(), LAST));
    await branch.seek(3);
    expect(await branch.digest()).toBe(digestOfPlain(log, 3));
    await simulation.seek(LAST);
    expect(await simulation.digest()).toBe(digestOfPlain(log, LAST));
  });
});

const step = fc.integer({ min: 0, max: LAST });
const action = fc.constantFrom<Action>(
  { do: 'dose', drug: 'plerixafor', amount: 8 },
  { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 30 },
  { do: 'set', path: 'cells.CAF.secrete.CXCL12', value: 3 },
  { do: 'add', tissue: 'tumour', species: 'CXCL12', x: 10, y: 10, radius: 2, amount: 20 },
  { do: 'place', tissue: 'tumour', cell: 'CAF', x: 20, y: 20, radius: 2 },
  { do: 'knockout', path: 'rules.R7' },
);
const gesture = fc.oneof(
  step.map((at) => ({ name: 'seek' as const, at })),
  fc.integer({ min: 1, max: 6 }).map((steps) => ({ name: 'step' as const, steps })),
  action.map((what) => ({ name: 'act' as const, what })),
  fc.tuple(step, action).map(([at, what]) => ({ name: 'schedule' as const, at, what })),
  fc.nat(20).map((which) => ({ name: 'drop' as const, which })),
  step.map((at) => ({ name: 'look' as const, at })),
);

it('any way to a state gives the state that its log says, and what is sent of the log makes the log', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { minLength: 3, maxLength: 12 }), async (gestures) => {
      const opened = await simulation.open(crowdedWorld(), 'x', log);
      const received = { edition: 0, commands: [...opened.log] };
      const receive = async () => {
        const known = { logFrom: received.commands.length, logEdition: received.edition };
        const { edition, from, commands } = (await simulation.frame({ ...picture, ...known })).log;
        received.edition = edition;
        received.commands.splice(from, received.commands.length, ...commands);
        expect(received.commands).toEqual(await simulation.log());
      };
      for (const one of gestures) {
        if (one.name === 'seek') await simulation.seek(one.at);
        if (one.name === 'step') await simulation.step(one.steps);
        if (one.name === 'act') await simulation.act(one.what);
        if (one.name === 'schedule') await simulation.schedule([{ step: one.at, ...one.what }]);
        if (one.name === 'drop')
          await simulation.rewrite((await simulation.log()).filter((_, i, all) => i !== one.which % all.length));
        if (one.name === 'look') {
          await receive();
          const cell = await simulation.explain('tumour', one.at, one.at);
          if (cell) await simulation.explainCell(cell.identity);
          await simulation.snapshot(2);
        }
      }
      await receive();
      const at = (await simulation.frame(picture)).step;
      expect(await simulation.digest()).toBe(digestOfPlain(await simulation.log(), at));
    }),
    { numRuns: 15 },
  );
});

describe('the states that are kept', () => {
  it('are as many however long the run gets, and lie evenly', () => {
    const room = 40;
    const history = new StateHistory(room * 1000, () => 0);
    const counts: number[] = [];
    for (let step = 0; step <= 20_000; step++) {
      if (!history.wants(step)) continue;
      history.add({ step, applied: 0, state: new ArrayBuffer(1000) });
      counts.push(history.states.length);
    }
    const steps = history.states.map(({ step }) => step);
    const gaps = steps.slice(1).map((step, i) => step - steps[i]);
    expect(steps[0]).toBe(0);
    expect(new Set(counts.slice(room))).toEqual(new Set([room]));
    // A state is wanted no more often than the others are apart.
    expect(counts.length).toBeLessThan(room * 12);
    expect(Math.max(...gaps)).toBeLessThan(4 * (20_000 / room));
  });

  it('take two per cent of the time, and memory of those that were dropped but nobody holds', () => {
    let clock = 0;
    const history = new StateHistory(4000, () => clock);
    const spares: (ArrayBuffer | null)[] = [];
    const made: ArrayBuffer[] = [];
    let spent = 0;
    for (let step = 0; step < 10_000; step++, clock += 3) {
      if (!history.wants(step)) continue;
      const saving = history.keep(function* (spare) {
        spares.push(spare);
        clock += 5;
        spent += 5;
        const state = spare ?? new ArrayBuffer(1000);
        if (!spare) made.push(state);
        yield;
        return { step, applied: 0, state };
      });
      while (!saving.next().done);
      if (made.length === 3) history.spread(1);
    }
    expect(spent / clock).toBeLessThan(0.02);
    expect(spent / clock).toBeGreaterThan(0.001);
    expect(spares.filter((spare) => spare !== null).length).toBeGreaterThan(spares.length / 2);
    expect(spares, 'the first state was handed out').not.toContain(made[0]);
    expect(new Set(history.states.map(({ state }) => state)).size).toBe(history.states.length);
  });
});
