/** A slider that is dragged on while the run stands writes many commands, of which the last counts. */
import { expect, test } from 'vitest';
import type { Command } from '../../src/run/command.ts';
import { logProblems } from '../../src/run/command-check.ts';
import { advance, append, digestOf, openRun } from '../../src/run/run.ts';
import { isSuperseded } from '../../src/run/schedule.ts';
import { crowdedWorld } from '../laws/worlds.ts';

const set = (value: number, path = 'tissues.tumour.vesselOxygen', step = 2): Command => ({
  step,
  do: 'set',
  path,
  value,
});
const dragged = Array.from({ length: 5000 }, (_, i) => set(10 + (i % 40)));

test('a log with 5,000 movements before one step is right, and done again in no time', () => {
  expect(logProblems(crowdedWorld(), dragged)).toEqual([]);
  const start = performance.now();
  const run = openRun(crowdedWorld(), 'drag', dragged);
  advance(run, 4);
  expect(performance.now() - start).toBeLessThan(8000);
});

test('it is the same run whether movements come one by one or are replayed', () => {
  const run = openRun(crowdedWorld(), 'drag', []);
  advance(run, 2);
  for (const command of [
    ...dragged.slice(0, 20),
    set(0, 'cells.tumour.receptors.CXCR4'),
    set(1, 'cells.tumour.receptors.CXCR4'),
  ])
    append(run, command);
  advance(run, 3);
  const again = openRun(crowdedWorld(), 'drag', run.log);
  advance(again, 5);
  expect(again.log.length).toBe(22);
  expect(digestOf(again)).toBe(digestOf(run));
});

test('only what the next command sets again leaves no trace, and never a 0', () => {
  expect(isSuperseded(set(3), set(4))).toBe(true);
  expect(isSuperseded(set(0), set(4))).toBe(false);
  expect(isSuperseded(set(3), set(4, 'push'))).toBe(false);
  expect(isSuperseded(set(3), set(4, undefined, 3))).toBe(false);
  expect(isSuperseded(set(3), { step: 2, do: 'knockout', path: 'rules.R1' })).toBe(false);
  expect(isSuperseded(set(3), undefined)).toBe(false);
  expect(
    logProblems(
      crowdedWorld(),
      dragged.map((command, i) => (i % 2 ? command : set(5, 'push'))),
    ).length,
  ).toBeGreaterThan(0);
});
