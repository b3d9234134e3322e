/** What is computed again of a cell's past is what it lived through, and leaves the present run as it is. */
import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../../src/run/command.ts';
import { unnumbered } from '../../src/run/command.ts';
import type { CellMoment, Retraced, RetraceRequest, Simulation } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { crowdedWorld } from '../laws/worlds.ts';

const LAST = 40;
const log: Command[] = [
  { step: 0, do: 'dose', drug: 'plerixafor', amount: 16.8 },
  { step: 12, do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 },
];

let simulation: Simulation;
beforeEach(async () => {
  simulation = serve({ now: () => performance.now(), later: (callback) => setImmediate(callback), history: 4e6 });
  await simulation.open(crowdedWorld(), 'x', log);
});

async function retraced(request: RetraceRequest): Promise<Retraced | null> {
  for (;;) {
    const part = await simulation.retrace(request);
    if (part === null || part.done) return part;
    expect(part.moments).toEqual([]);
  }
}

/** Tumour cells that can be looked at now. */
async function identities(): Promise<string[]> {
  const found = new Set<string>();
  for (let x = 0; x < 40; x += 2)
    for (let y = 0; y < 37; y += 3) {
      const cell = await simulation.explain('tumour', x, y);
      if (cell?.type === 'tumour') found.add(cell.identity);
    }
  return [...found];
}

const momentOf = ({ step, tissue, x, y, type, phase, flags, columns, fields, occupancy }: CellMoment): CellMoment => ({
  step,
  tissue,
  x,
  y,
  type,
  phase,
  flags,
  columns,
  fields,
  occupancy,
});

test('the past of a cell is found again as it was seen', { timeout: 60_000 }, async () => {
  await simulation.seek(5);
  const cells = (await identities()).slice(0, 12);
  const seen = new Map<string, CellMoment[]>(cells.map((identity) => [identity, []]));
  for (let step = 5; step <= LAST; step++) {
    await simulation.seek(step);
    for (const [identity, moments] of seen) {
      const cell = await simulation.explainCell(identity);
      if (cell) moments.push(momentOf(cell));
    }
  }
  const [state, position] = [await simulation.digest(), LAST];
  let divisions = 0;
  for (const [identity, moments] of seen) {
    const found = await retraced({ identity, from: 5, to: LAST, every: 1 });
    expect(found?.moments).toEqual(moments);
    for (const { bornStep } of (await simulation.kin(identity))?.daughters ?? [])
      if (bornStep > 5) expect(found?.divisions).toContain(bornStep);
    divisions += found!.divisions.length;
  }
  expect(divisions).toBeGreaterThan(0);
  expect(await simulation.digest()).toBe(state);
  expect((await simulation.frame({ layers: [], seriesFrom: 0, digest: true, recycle: null })).step).toBe(position);
  expect((await simulation.log()).map(unnumbered)).toEqual(log);
});

test('changes are kept between two moments that are asked for', { timeout: 60_000 }, async () => {
  await simulation.seek(LAST);
  for (const identity of (await identities()).slice(0, 8)) {
    const close = (await retraced({ identity, from: 0, to: LAST, every: 1 }))!.moments;
    const far = (await retraced({ identity, from: 0, to: LAST, every: 20 }))!.moments;
    const state = ({ type, phase, flags }: CellMoment) => `${type} ${phase} ${flags}`;
    const changes = (list: CellMoment[]) => list.filter((one, i) => i === 0 || state(one) !== state(list[i - 1]));
    expect(changes(far)).toEqual(changes(close));
    expect(far.length).toBeLessThanOrEqual(close.length);
    if (close.length > 20) expect(far.length).toBeLessThan(close.length);
  }
});

test('the run goes on meanwhile, and a past that is changed is given up', { timeout: 60_000 }, async () => {
  await simulation.seek(LAST);
  const [identity] = await identities();
  const request = { identity: identity, from: 0, to: LAST, every: 5 };
  await simulation.retrace(request);
  await simulation.step(3);
  const there = await simulation.digest();
  expect((await retraced(request))?.done).toBe(true);
  expect(await simulation.digest()).toBe(there);

  await simulation.seek(10);
  await simulation.act({ do: 'set', path: 'tissues.tumour.vesselOxygen', value: 60 });
  expect(await simulation.retrace(request)).toBeNull();
  expect(await simulation.retrace(null)).toBeNull();
});
