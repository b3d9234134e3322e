import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangesText } from '../../src/cli/numbers.ts';
import { describeShard, isIn, partsLeft, shardOf } from '../../src/cli/sweep/shard.ts';
import { planOf, sweep } from './files.ts';

test('a sweep is whole, or the part of --shard, whatever array it is a task of', () => {
  expect(shardOf(undefined, {})).toEqual({ index: 0, count: 1 });
  expect(shardOf('2/3', {})).toEqual({ index: 2, count: 3 });
  expect(shardOf('2/3', { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '2' })).toEqual({ index: 2, count: 3 });
});

test('a task of a Slurm array that does not say its part is refused', () => {
  for (const task of ['0', '3'])
    expect(() => shardOf(undefined, { SLURM_ARRAY_TASK_ID: task, SLURM_ARRAY_TASK_COUNT: '4' })).toThrow(
      `--shard: found none in task ${task} of a Slurm job array, expected i/n`,
    );
});

test('the parts do each run once, and what is left names those that have any', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), some, (count, missing) => {
      const parts = Array.from({ length: count }, (_, i) => shardOf(`${i}/${count}`, {}));
      for (let run = 1; run <= 40; run++) expect(parts.filter((part) => isIn(part, run))).toHaveLength(1);
      const left = partsLeft(missing, count);
      expect(left).toEqual(parts.flatMap((part, i) => (missing.some((run) => isIn(part, run)) ? [i] : [])));
      const told = rangesText(left, ',').split(',').filter(Boolean);
      expect(
        told.flatMap((range) => {
          const [from, to = from] = range.split('-').map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        }),
      ).toEqual(left);
    }),
  );
});

test('a part says what it is', () => {
  const plan = planOf(sweep('replicates: 10\n'));
  expect(describeShard(plan, { index: 1, count: 4 })).toBe('part 1 of 0 to 3: 3 of 10 runs (2, 6, 10)');
  expect(describeShard(plan, { index: 0, count: 2 })).toBe('part 0 of 0 to 1: 5 of 10 runs (1, 3, 5 …)');
  expect(describeShard(plan, { index: 11, count: 12 })).toBe('part 11 of 0 to 11: 0 of 10 runs');
});

test.each(['3/3', '4/4', '1', 'a/b', '-1/3', '/4'])('--shard %s is refused', (text) => {
  expect(() => shardOf(text, {})).toThrow(`--shard: found "${text}", expected i/n`);
});
