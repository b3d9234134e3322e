/** A run is a scenario, a seed and a log: repeating, saving, restoring and replaying give the same bits. */
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/observe/explain.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import type { Command } from '../../src/run/command.ts';
import { unnumbered } from '../../src/run/command.ts';
import { advance, append, digestOf, openRun } from '../../src/run/run.ts';
import { restoreRun, takeSnapshot } from '../../src/run/snapshot.ts';
import { serve } from '../../src/serve/serve.ts';
import { directoryOf, unpackState } from '../../src/world/sections.ts';
import { crowdedWorld } from '../laws/worlds.ts';

const log: Command[] = [
  { step: 0, do: 'dose', drug: 'plerixafor', amount: 16.8 },
  { step: 3, do: 'infuse', drug: 'plerixafor', rate: 2, steps: 20 },
  { step: 4, do: 'hold', drug: 'mavorixafor', level: 400, steps: 11 },
  { step: 5, do: 'infuseCells', cell: 'HPC', cells: 1e10, steps: 12 },
  { step: 6, do: 'infuseCells', cell: 'tumour', cells: 1e9, steps: 7 },
  { step: 6, do: 'infuseCells', cell: 'tumour', cells: 1e9 },
  { step: 7, do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 },
  { step: 7, do: 'set', path: 'cells.CAF.secrete.CXCL12', value: 3 },
  { step: 12, do: 'add', tissue: 'tumour', species: 'CXCL12', x: 10, y: 10, radius: 2, amount: 20 },
  { step: 15, do: 'remove', tissue: 'tumour', x: 20, y: 20, radius: 4 },
  { step: 16, do: 'place', tissue: 'tumour', cell: 'CAF', x: 20, y: 20, radius: 2 },
  { step: 20, do: 'knockout', path: 'rules.R1' },
  { step: 25, do: 'knockout', path: 'cells.tumour.receptors.CXCR4' },
];

function digests(make: () => ReturnType<typeof openRun>, at: number[]): string[] {
  const run = make();
  return at.map((steps, i) => {
    advance(run, steps - (at[i - 1] ?? 0));
    return digestOf(run);
  });
}

describe('same bits', () => {
  const steered = digests(() => openRun(crowdedWorld(), 'x', log), [10, 30, 60]);

  it('when repeated, and others for another seed or another log', () => {
    expect(digests(() => openRun(crowdedWorld(), 'x', log), [10, 30, 60])).toEqual(steered);
    expect(digests(() => openRun(crowdedWorld(), 'y', log), [10])[0]).not.toBe(steered[0]);
    expect(digests(() => openRun(crowdedWorld(), 'x', []), [10])[0]).not.toBe(steered[0]);
  });

  it('when commands are given while it runs', () => {
    const run = openRun(crowdedWorld(), 'x', []);
    for (const command of log) {
      advance(run, command.step - run.engine.world.clock[0]);
      append(run, command);
    }
    advance(run, 30 - run.engine.world.clock[0]);
    expect(digestOf(run)).toBe(steered[1]);
    expect(run.log.map(unnumbered)).toEqual(log);
  });

  it.each([5, 7, 14, 23, 29])('when saved and restored at step %i', (at) => {
    const first = openRun(crowdedWorld(), 'x', log);
    advance(first, at);
    const saved = takeSnapshot(first);
    advance(first, 3);
    const second = restoreRun(structuredClone(saved));
    expect(digestOf(second)).not.toBe(digestOf(first));
    advance(second, 30 - at);
    expect(digestOf(second)).toBe(steered[1]);
  });

  it('when looked at in every way after every step', () => {
    const run = openRun(crowdedWorld(), 'x', log);
    const measures = measuresOf(run.engine.world.model, run.scenario);
    for (let step = 0; step < 30; step++) {
      advance(run, 1);
      readMeasures(run.engine, measures);
      explain(run.engine, run.current, 'tumour', step, 20);
      takeSnapshot(run);
    }
    expect(digestOf(run)).toBe(steered[1]);
  });
});

it('the protocol serves the same run, frames and all', async () => {
  const simulation = serve({ now: () => performance.now(), later: (callback) => setTimeout(callback, 0) });
  const opened = await simulation.open(crowdedWorld(), 'x', log);
  expect(opened.tissues.map((tissue) => tissue.id)).toEqual(['tumour', 'marrow']);
  expect(opened.tissues[1].weight).toBeGreaterThan(1e6);
  expect(await simulation.modelDigest()).toMatch(/^[0-9a-f]{16}$/);
  const first = await simulation.frame({ layers: [], seriesFrom: 0, digest: false, recycle: null });
  expect(first.ready).toBe(false);
  expect(first.tissues[0].structural.some((byte) => byte > 0)).toBe(true);
  expect(first.readouts.every(Number.isNaN)).toBe(true);
  await simulation.step(10);
  const frame = await simulation.frame({
    layers: [{ tissue: 'tumour', colour: 'CXCR4', field: 'CXCL12' }],
    seriesFrom: 0,
    digest: true,
    recycle: null,
  });
  expect(frame.digest).toBe(digests(() => openRun(crowdedWorld(), 'x', log), [10])[0]);
  expect(frame.step).toBe(10);
  expect(frame.series.steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const count = opened.measures.findIndex((measure) => measure.id === 'tumour.tumour.count');
  const drawn = frame.tissues[0].structural.filter((byte, i) => i % 4 === 0 && byte > 0).length;
  expect(frame.readouts[count]).toBeGreaterThan(100);
  expect(drawn).toBeGreaterThanOrEqual(frame.readouts[count]);
  await simulation.play(Number.POSITIVE_INFINITY, 30);
  while ((await simulation.frame({ layers: [], seriesFrom: 0, digest: false, recycle: frame.buffer })).running) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await simulation.digest()).toBe(digests(() => openRun(crowdedWorld(), 'x', log), [30])[0]);
});

it('a snapshot describes itself', () => {
  const run = openRun(crowdedWorld(), 'x', []);
  const saved = takeSnapshot(run);
  const state = unpackState(saved.state);
  const sections = directoryOf(state);
  const types = sections.find((section) => section.name === 'tumour.cell.type')!;
  const rows = new Uint8Array(state, types.offset, types.length);
  expect(rows.filter((type) => type > 0).length).toBe(run.engine.world.tissues[0].pool.counts[2]);
  expect(sections.map((section) => section.name)).toContain('tumour.field.CXCL12');
});
