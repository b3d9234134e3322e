import { describe, expect, test } from 'vitest';
import { sequenceOf } from '../../src/base/seed.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { squaredDistances } from '../../src/observe/space/distance.ts';
import { type ProfileRow, profilesOf } from '../../src/observe/space/profiles.ts';
import { closeRun, openRun } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { makeLattice } from '../../src/world/lattice.ts';
import { readText } from '../scenario/files.ts';

type Span = [x: number, y: number, count: number];

/** A tissue of 64 × 64 sites with cells at some places and nothing else. */
function world(cells: Record<string, Span[]>, { wrap = false, more = '' } = {}): Prepared {
  const rows = Object.entries(cells).map(
    ([cell, spans]) => `{ draw: spans, cell: ${cell}, spans: ${JSON.stringify(spans)} }`,
  );
  const { scenario, problems } = readText(`stroma: 1
extends: base/cxcl12.yaml
title: Places
seed: 1
duration: 1 h
tissues:
  tumour:
    label: Tumour
    width: 64
    height: 64
    wrap: ${wrap}
    vesselOxygen: 40 mmHg
    layout: [${[more, ...rows].filter(Boolean).join(', ')}]
`);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}

/** The first values of some measures. */
function read(scenario: Prepared, ...names: string[]): number[] {
  const run = openRun(scenario);
  const all = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(
    run.engine,
    names.map((name) => all.find(({ id }) => id === name)!),
  );
  closeRun(run);
  return [...values];
}

function profiles(scenario: Prepared): ProfileRow[] {
  const run = openRun(scenario);
  const rows = [...profilesOf(run.engine, run.engine.world.tissues[0])];
  closeRun(run);
  return rows;
}

const block = (x: number, y: number, width: number, height: number): Span[] =>
  Array.from({ length: height }, (_, i) => [x, y + i, width]);

/** Rows of sites whose centres are inside. */
const filled = (inside: (dx: number, dy: number) => boolean): Span[] =>
  Array.from({ length: 64 * 64 }, (_, i): Span => [i % 64, Math.floor(i / 64), 1]).filter(([x, y]) =>
    inside(x - 31.5, y - 31.5),
  );

const LESIONS = ['tumour.tumour.lesions', 'tumour.tumour.largest', 'tumour.tumour.roughness'];

describe('lesions', () => {
  test('are groups of at least ten touching cells', () => {
    const cells = [...block(5, 5, 4, 5), ...block(20, 5, 4, 4), ...block(40, 5, 3, 3)];
    expect(read(world({ tumour: cells }), ...LESIONS).slice(0, 2)).toEqual([2, 20]);
  });

  test('touch at corners, and across edges where these wrap', () => {
    expect(read(world({ tumour: [...block(5, 5, 3, 3), ...block(8, 8, 3, 3)] }), ...LESIONS)[1]).toBe(18);
    const seam = { tumour: [...block(0, 10, 3, 5), ...block(61, 10, 3, 5)] };
    expect(read(world(seam), ...LESIONS).slice(0, 2)).toEqual([2, 15]);
    const [count, largest, roughness] = read(world(seam, { wrap: true }), ...LESIONS);
    expect([count, largest]).toEqual([1, 30]);
    expect(roughness).toBeCloseTo(read(world({ tumour: block(20, 10, 6, 5) }), LESIONS[2])[0], 9);
  });

  test('have a rough front where it is not round: that of a square is known', () => {
    const [disc] = read(world({ tumour: filled((dx, dy) => dx * dx + dy * dy <= 25 * 25) }), LESIONS[2]);
    expect(disc).toBeLessThan(0.4 * 20);
    const half = 20;
    const [square] = read(
      world({ tumour: filled((dx, dy) => Math.max(Math.abs(dx), Math.abs(dy)) <= half) }),
      LESIONS[2],
    );
    // The mean of r = a / max(|cos|, |sin|) is 4a/π·asinh 1, that of its square 4a²/π.
    const exact = half * Math.sqrt(4 / Math.PI - ((4 / Math.PI) * Math.asinh(1)) ** 2);
    expect(square / 20).toBeCloseTo(exact, 0);
    expect(Math.abs(square / 20 / exact - 1)).toBeLessThan(0.12);
  });

  test('are none without cells', () => {
    expect(read(world({ tumour: block(1, 1, 3, 1) }), ...LESIONS)).toEqual([0, 3, 0]);
    expect(read(world({ CAF: block(1, 1, 3, 1) }), ...LESIONS)).toEqual([0, 0, 0]);
  });
});

describe('distances', () => {
  test.each([false, true])('of all sites are those that comparing with each place gives (wrapping: %s)', (wrap) => {
    const draw = sequenceOf(`places ${wrap}`);
    const model = { width: 48, height: 32, stride: 48, rows: 32, wrap };
    const lattice = makeLattice(model as Parameters<typeof makeLattice>[0]);
    const places = new Set(Array.from({ length: 7 }, () => Math.floor(draw() * 48 * 32)));
    const near = Uint8Array.from({ length: 48 * 32 }, (_, site) => (places.has(site) ? 1 : 0));
    const squares = squaredDistances(lattice, near)!;
    const short = (d: number, size: number): number => (wrap ? Math.min(d, size - d) : d);
    for (let site = 0; site < 48 * 32; site++) {
      const each = [...places].map((place) => {
        const dx = short(Math.abs((site % 48) - (place % 48)), 48);
        const dy = short(Math.abs(Math.floor(site / 48) - Math.floor(place / 48)), 32);
        return dx * dx + dy * dy;
      });
      expect(squares[site]).toBe(Math.min(...each));
    }
  });

  test('to blood are means over cells in µm, and no number without blood', () => {
    const cells = {
      tumour: [
        [10, 10, 1],
        [13, 14, 1],
      ] as Span[],
    };
    expect(read(world({ ...cells, vessel: [[10, 14, 1]] }), 'tumour.tumour.toVessel')).toEqual([20 * 3.5]);
    expect(read(world(cells), 'tumour.tumour.toVessel')).toEqual([Number.NaN]);
  });

  test('beyond the rim give the depth of invasion', () => {
    const disc = '{ draw: disc, cell: tumour, radius: 10, x: 31.5, y: 31.5 }';
    const beyond = Array.from({ length: 20 }, (_, i): Span => [32 + 12 + i, 31, 1]);
    // Of 20 cells 12.5 to 31.5 sites from the middle, half a site beside it, the 19th is the 95th percentile.
    const exact = Math.sqrt(30.5 * 30.5 + 0.25) - 10;
    expect(read(world({ tumour: beyond }, { more: disc }), 'tumour.tumour.depth')[0]).toBeCloseTo(20 * exact, 9);
    expect(read(world({}, { more: disc }), 'tumour.tumour.depth')).toEqual([0]);
  });
});

describe('profiles', () => {
  const of = (rows: ProfileRow[], profile: string, a: string, b = '') =>
    rows.filter((row) => row.profile === profile && row.of === a && row.with === b);

  test('from the middle are shares of the sites of a ring', () => {
    const rows = of(profiles(world({ tumour: filled((dx, dy) => dx * dx + dy * dy <= 100) })), 'radial', 'tumour');
    expect(rows).toHaveLength(31);
    expect(rows.slice(0, 10).map(({ value }) => value)).toEqual(new Array(10).fill(1));
    expect(rows.slice(11).every(({ value }) => value === 0)).toBe(true);
    expect([rows[3].from, rows[3].to]).toEqual([60, 80]);
  });

  test('of pairs are 1 where cells lie by chance, and tell who is near whom', () => {
    const draw = sequenceOf('chance');
    const chance = filled(() => draw() < 0.3);
    for (const { value, to } of of(profiles(world({ tumour: chance })), 'pair', 'tumour', 'tumour'))
      expect(Math.abs(value - 1), `up to ${to} µm`).toBeLessThan(0.06);
    const couples = chance.filter(([x, y]) => x % 4 === 0 && y % 4 === 0 && x < 63);
    const rows = profiles(world({ tumour: couples, CAF: couples.map(([x, y]): Span => [x + 1, y, 1]) }));
    expect(of(rows, 'pair', 'tumour', 'CAF')[0].value).toBeGreaterThan(3);
    expect(of(rows, 'pair', 'tumour', 'tumour')[0].value).toBe(0);
    expect(of(rows, 'pair', 'CAF', 'tumour')[0].value).toBeGreaterThan(3);
  });
});
