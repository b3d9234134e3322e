import { expect, test } from 'vitest';
import { profileAlong } from '../../src/observe/profile.ts';
import { digestOf, openRun, type Run } from '../../src/run/run.ts';
import { serve } from '../../src/serve/serve.ts';
import { scenarioOf } from '../laws/worlds.ts';

const WIDTH = 48;

/** A tissue of 48 × 32 sites of 20 µm, with a row of vessels. */
const scenario = (wrap: boolean) =>
  scenarioOf(
    'scenarios/lines.yaml',
    `stroma: 1
extends: base/cxcl12.yaml
title: Lines
seed: 1
duration: 1 h
tissues:
  tumour:
    label: Tumour
    width: ${WIDTH}
    height: 32
    wrap: ${wrap}
    vesselOxygen: 40 mmHg
    layout: [{ draw: spans, cell: vessel, spans: [[10, 5, 3]] }]
`,
  );

/** A run whose second field is 1000·y + x at every site. */
function numbered(wrap = false): Run {
  const run = openRun(scenario(wrap));
  const { lattice, fields } = run.engine.world.tissues[0];
  for (let y = 0; y < lattice.height; y++)
    for (let x = 0; x < lattice.width; x++) fields[1][y * lattice.stride + x] = 1000 * y + x;
  return run;
}

function read(run: Run, from: [number, number], to: [number, number], samples: number) {
  const [[fromX, fromY], [toX, toY]] = [from, to];
  return profileAlong(run.engine.world, 'tumour', { x: fromX, y: fromY }, { x: toX, y: toY }, samples);
}

const valuesOf = (...given: Parameters<typeof read>) => [...read(...given)!.fields[1].values];

test('a line has the values of the sites that it crosses, at their distances', () => {
  const run = numbered();
  const line = read(run, [8.5, 5.5], [13.5, 5.5], 6)!;
  expect([...line.along]).toEqual([0, 20, 40, 60, 80, 100]);
  expect([...line.x]).toEqual([8, 9, 10, 11, 12, 13]);
  expect([...line.y]).toEqual([5, 5, 5, 5, 5, 5]);
  expect([...line.fields[1].values]).toEqual([5008, 5009, 5010, 5011, 5012, 5013]);
  const { names } = run.engine.world.model;
  expect(line.fields.map(({ id }) => id)).toEqual(names.species);
  const vessel = names.cells.indexOf('vessel') + 1;
  expect([...line.cells]).toEqual([0, 0, vessel, vessel, vessel, 0]);
  expect(line.step).toBe(0);
});

test('a slanted line is as long as it is, and nothing is put between sites', () => {
  const run = numbered();
  const line = read(run, [1.9, 2.1], [4.9, 6.1], 3)!;
  expect([...line.along]).toEqual([0, 50, 100]);
  expect([...line.fields[1].values]).toEqual([2001, 4003, 6004]);
});

test('one sample is the place itself', () => {
  const run = numbered();
  const point = read(run, [7.99, 3], [7.99, 3], 1)!;
  expect([...point.along]).toEqual([0]);
  expect(point.fields[1].values[0]).toBe(3007);
  for (const [s, { values }] of point.fields.entries()) {
    const { lattice, fields } = run.engine.world.tissues[0];
    expect(values[0]).toBe(fields[s][3 * lattice.stride + 7]);
  }
});

test('what is outside of a tissue is clipped', () => {
  const run = numbered();
  const line = read(run, [-8, 2.5], [56, 2.5], 49)!;
  expect([line.from, line.to]).toEqual([
    { x: 0, y: 2.5 },
    { x: 48, y: 2.5 },
  ]);
  expect(line.along.at(-1)).toBe(960);
  expect(line.fields[1].values[0]).toBe(2000);
  expect(line.fields[1].values.at(-1)).toBe(2047);
  expect(read(run, [-5, 2], [-1, 20], 5)).toBeNull();
  expect(read(run, [-5, 2], [2, -5], 5)).toBeNull();
  expect(read(run, [3, 32.5], [3, 32.5], 1)).toBeNull();
});

test('where a tissue wraps a line goes on at the other side', () => {
  const run = numbered(true);
  expect(valuesOf(run, [46.5, 0.5], [49.5, 0.5], 4)).toEqual([46, 47, 0, 1]);
  expect(valuesOf(run, [0.5, 1.5], [0.5, -1.5], 4)).toEqual([1000, 0, 31000, 30000]);
  expect([...read(run, [46.5, 0.5], [49.5, 0.5], 4)!.along]).toEqual([0, 20, 40, 60]);
});

test('what is no line is refused by name', () => {
  const run = numbered();
  const place = { x: 1, y: 1 };
  expect(() => profileAlong(run.engine.world, 'liver', place, place, 1)).toThrow(
    'profile: found "liver", expected a tissue: tumour',
  );
  expect(() => read(run, [Number.NaN, 1], [1, 1], 1)).toThrow('no place');
  for (const samples of [0, 1.5, 10_001]) expect(() => read(run, [1, 1], [2, 1], samples)).toThrow('samples, expected');
});

test('a host reads lines between two steps, and the run stays the same', async () => {
  const simulation = serve({ now: () => performance.now(), later: (callback) => void setTimeout(callback, 0) });
  await simulation.open(scenario(false), null, null);
  const line = await simulation.profile('tumour', { x: 0.5, y: 5.5 }, { x: 47.5, y: 5.5 }, WIDTH);
  const oxygen = line!.fields.find(({ id }) => id === 'oxygen')!.values;
  // Next to a vessel there is more of it than far from all.
  expect(oxygen[11]).toBeGreaterThan(2 * oxygen[47]);
  await simulation.step(3);
  expect((await simulation.profile('tumour', { x: 1, y: 1 }, { x: 1, y: 1 }, 1))?.step).toBe(3);
  await expect(simulation.profile('liver', { x: 1, y: 1 }, { x: 1, y: 1 }, 1)).rejects.toThrow('expected a tissue');
  await simulation.seek(0);
  expect(await simulation.digest()).toBe(digestOf(openRun(scenario(false))));
  expect(await simulation.log()).toEqual([]);
});
