/** Kin are told as the cells themselves have it, step after step of a world in which much divides. */
import { expect, test } from 'vitest';
import { kinOf } from '../../src/observe/kin.ts';
import { hex } from '../../src/observe/shown.ts';
import { openRun, stepOnce } from '../../src/run/run.ts';
import { stepOf, type World } from '../../src/world/world.ts';
import { crowdedWorld } from '../laws/worlds.ts';

interface Cell {
  identity: string;
  mother: string;
  founder: boolean;
}

function cellsOf(world: World): Cell[] {
  return world.tissues.flatMap(({ pool }) =>
    Array.from({ length: pool.counts[0] }, (_, row) => row).flatMap((row) =>
      pool.type[row] === 0
        ? []
        : {
            identity: hex(pool.identityHigh[row], pool.identityLow[row]),
            mother: hex(pool.motherHigh[row], pool.motherLow[row]),
            founder: pool.motherHigh[row] === 0 && pool.motherLow[row] === 0,
          },
    ),
  );
}

test('who was born in a step has for a mother a cell that was there before it', () => {
  const run = openRun(crowdedWorld(), 'kin');
  const { world } = run.engine;
  let born = 0;
  for (let n = 0; n < 25; n++) {
    const before = new Set(cellsOf(world).map(({ identity }) => identity));
    stepOnce(run);
    const now = cellsOf(world);
    const present = new Set(now.map(({ identity }) => identity));
    for (const { identity, mother, founder } of now) {
      if (before.has(identity) || founder) continue;
      born++;
      expect(before.has(mother)).toBe(true);
      const kin = kinOf(world, identity)!;
      expect(kin.mothers[0]?.identity).toBe(present.has(mother) ? mother : undefined);
      if (!present.has(mother)) continue;
      const daughter = kinOf(world, mother)!.daughters.find((one) => one.identity === identity);
      expect(daughter).toMatchObject({ bornStep: stepOf(world), phase: 'alive' });
      expect(daughter!.distance).toBeGreaterThan(0);
    }
  }
  expect(born).toBeGreaterThan(20);
});

test('a line goes back to its founder, or to the last who is still there', () => {
  const run = openRun(crowdedWorld(), 'kin');
  const { world } = run.engine;
  for (let n = 0; n < 60; n++) stepOnce(run);
  const cells = cellsOf(world);
  const byIdentity = new Map(cells.map((cell) => [cell.identity, cell]));
  const found = { longest: 0, start: 0, later: 0, lost: 0 };
  for (const cell of cells) {
    const { mothers, origin, daughters, sisters } = kinOf(world, cell.identity)!;
    const chain = [cell];
    for (let mother = byIdentity.get(cell.mother); mother; mother = byIdentity.get(mother.mother)) chain.push(mother);
    expect(mothers.map(({ identity }) => identity)).toEqual(chain.slice(1).map(({ identity }) => identity));
    const oldest = chain.at(-1)!;
    expect(origin.from === 'lost' ? origin.mother : null).toBe(oldest.founder ? null : oldest.mother);
    const those = (mother: string) => cells.filter((one) => !one.founder && one.mother === mother);
    const named = (list: { identity: string }[]) => list.map(({ identity }) => identity).sort();
    expect(named(daughters)).toEqual(named(those(cell.identity)));
    expect(named(sisters)).toEqual(named(cell.founder ? [] : those(cell.mother).filter((one) => one !== cell)));
    found.longest = Math.max(found.longest, mothers.length);
    found[origin.from]++;
  }
  expect(found.longest).toBeGreaterThan(1);
  expect(Math.min(found.start, found.later, found.lost)).toBeGreaterThan(0);
});

test('a cell that is in no tissue has no kin', () => {
  const { engine } = openRun(crowdedWorld(), 'kin');
  expect(kinOf(engine.world, 'ffffffffffffffff')).toBeNull();
});
