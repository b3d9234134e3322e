import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardOf } from '../../src/cli/sweep/shard.ts';

const array = (id: number, count: number, min: number, max: number, step?: number) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
  ...(step === undefined ? {} : { SLURM_ARRAY_TASK_STEP: String(step) }),
});

test('a sweep is one part, that of --shard, or that of its task', () => {
  expect(shardOf(undefined, undefined, {})).toEqual({ index: 0, count: 1 });
  expect(shardOf(undefined, 5, {})).toEqual({ index: 0, count: 1 });
  expect(shardOf('2/3', undefined, {})).toEqual({ index: 2, count: 3 });
  expect(shardOf('2/3', 5, array(7, 2, 3, 7))).toEqual({ index: 2, count: 3 });
  expect(shardOf(undefined, 5, array(3, 5, 0, 4, 1))).toEqual({ index: 3, count: 5 });
  expect(shardOf(undefined, undefined, array(3, 5, 1, 5))).toEqual({ index: 2, count: 5 });
});

test('the tasks of an array that is not refused do each part once', () => {
  const some = fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), (list, tasks) => {
      const ids = [...list].sort((a, b) => a - b);
      const run = (id: number) => shardOf(undefined, tasks, array(id, ids.length, ids[0], ids.at(-1)!));
      const whole =
        ids.at(-1)! - ids[0] + 1 === ids.length && (tasks === undefined || (ids[0] === 0 && ids.length === tasks));
      if (whole) expect(ids.map(run)).toEqual(ids.map((_, index) => ({ index, count: ids.length })));
      else for (const id of ids) expect(() => run(id)).toThrow(`found task ${id} of a Slurm array`);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    'only some of its tasks',
    100,
    array(7, 2, 3, 7, 4),
    'found task 7 of a Slurm array of 2 tasks, 3-7:4; expected the 100 of this script, 0-99',
  ],
  ['one task', 100, array(3, 1, 3, 3), 'expected the 100 of this script, 0-99'],
  ['another array', 100, array(3, 10, 0, 9), 'found task 3 of a Slurm array of 10 tasks, 0-9'],
  ['every third task', undefined, array(3, 4, 0, 9, 3), 'of 4 tasks, 0-9:3; expected all of 0 to n - 1'],
  ['an array of which too little is known', undefined, { SLURM_ARRAY_TASK_ID: '2' }, 'of unknown tasks'],
])('%s is refused', (_, tasks, environment, problem) => {
  expect(() => shardOf(undefined, tasks, environment)).toThrow(problem);
});

test.each(['3/3', '1', 'a/b', '-1/3'])('--shard %s is refused', (text) => {
  expect(() => shardOf(text, undefined, {})).toThrow(`--shard: found "${text}", expected i/n`);
});
