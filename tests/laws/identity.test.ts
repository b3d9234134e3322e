/** Every cell of a run has an identity of its own, whatever is placed, removed and born; seats and rows stay true. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../src/run/command.ts';
import { append, openRun, type Run, stepOnce } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { stepOf } from '../../src/world/world.ts';
import { inconsistencies, sharedIdentities } from './consistency.ts';
import { busyWorld, crowdedWorld } from './worlds.ts';

const DISC = { tissue: 'marrow', x: 16, y: 16, radius: 5 };
const act = (run: Run, action: Action) => append(run, { step: stepOf(run.engine.world), ...action });

function check(run: Run): void {
  const { world } = run.engine;
  for (const tissue of world.tissues) expect(inconsistencies(world.model, tissue)).toEqual([]);
  expect(sharedIdentities(world)).toEqual([]);
}

/** Identities and clones of the cells that were placed by hand before the first step. */
function placedIn(run: Run): { identities: string[]; clones: number[] } {
  const { pool } = run.engine.world.tissues[1];
  const rows = Array.from({ length: pool.counts[0] }, (_, row) => row).filter(
    (row) => pool.type[row] !== 0 && pool.identityHigh[row] !== 0,
  );
  return {
    identities: rows.map((row) => `${pool.identityHigh[row]}:${pool.identityLow[row]}`),
    clones: rows.map((row) => pool.clone[row]),
  };
}

/** A marrow with room for cells of both layers. */
function roomyWorld(): Prepared {
  const world = crowdedWorld();
  world.tissues.marrow.layout = [];
  return world;
}

test('cells of two layers that are placed on one disc before one step are different cells of different clones', () => {
  const run = openRun(roomyWorld(), 'placed', []);
  act(run, { do: 'place', cell: 'HPC', ...DISC });
  act(run, { do: 'place', cell: 'CAF', ...DISC });
  const { identities, clones } = placedIn(run);
  expect(identities.length).toBeGreaterThan(100);
  expect(new Set(identities).size).toBe(identities.length);
  expect(new Set(clones).size).toBe(clones.length);
});

test('what is placed after others were removed before the same step is not who was removed', () => {
  const run = openRun(roomyWorld(), 'placed', []);
  act(run, { do: 'place', cell: 'HPC', ...DISC });
  const first = placedIn(run).identities;
  act(run, { do: 'remove', ...DISC });
  act(run, { do: 'place', cell: 'HPC', ...DISC });
  expect(placedIn(run).identities.filter((identity) => first.includes(identity))).toEqual([]);
  expect(placedIn(run).identities.length).toBe(first.length);
});

test('what else is done before a step leaves the identities of placed cells alone', () => {
  const [one, other] = [openRun(roomyWorld(), 'placed', []), openRun(roomyWorld(), 'placed', [])];
  act(other, { do: 'dose', drug: 'plerixafor', amount: 1 });
  for (const run of [one, other]) act(run, { do: 'place', cell: 'HPC', ...DISC });
  expect(placedIn(other)).toEqual(placedIn(one));
});

test('a niche cell that is pushed, moves or becomes another gives up its seats', () => {
  const scenario = crowdedWorld();
  const { cells, tissues } = scenario;
  Object.assign(cells.CAR, { immovable: false, speed: 0.5, become: { NF: 1e-3 }, division: 2e-3 });
  tissues.marrow.layout = tissues.marrow.layout.filter((row) => !('cell' in row) || row.cell !== 'bone');
  const run = openRun(scenario, 'pushed', []);
  let seated = 0;
  for (let step = 0; step < 40; step++) {
    stepOnce(run);
    check(run);
    seated += run.engine.world.tissues[1].pool.seats.reduce((sum, one) => sum + one, 0);
  }
  expect(seated).toBeGreaterThan(100);
});

const strokes = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 1 }),
    do: fc.constantFrom('place', 'place', 'remove'),
    tissue: fc.constantFrom('tumour', 'marrow'),
    cell: fc.constantFrom('tumour', 'CAF', 'HPC', 'vessel', 'CAR', 'bone', 'lymphatic'),
    x: fc.constantFrom(0, 14, 17),
    y: fc.constantFrom(0, 14),
    radius: fc.constantFrom(4, 8),
  }),
  { minLength: 2, maxLength: 12 },
);

test('in random worlds with random strokes', () => {
  fc.assert(
    fc.property(strokes, fc.string({ minLength: 1, maxLength: 4 }), (list, seed) => {
      const run = openRun(busyWorld(), seed, []);
      for (let step = 0; step < 2; step++) {
        for (const { at, do: what, cell, ...disc } of list) {
          if (at === step) act(run, what === 'place' ? { do: 'place', cell, ...disc } : { do: 'remove', ...disc });
        }
        check(run);
        stepOnce(run);
        check(run);
      }
    }),
    { numRuns: 12, seed: 7 },
  );
});
