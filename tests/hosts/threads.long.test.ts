/** Every scenario that comes with Stroma has one digest on any number of threads of Node, looked at or not. */
import { expect, test } from 'vitest';
import { askAll } from '../laws/ask-all.ts';
import { onThreads, shipped } from './threads.ts';

const THREADS = [2, 3, 4, 8, 16];
/** Numbers of threads whose runs are looked at before every step. */
const LOOKED_AT = [1, 2, 4, 16];

for (const run of shipped)
  test(`${run.name} has one digest on any number of threads, looked at or not`, () => {
    const [digest] = onThreads(run, 1);
    for (const threads of THREADS) expect([threads, ...onThreads(run, threads)]).toEqual([threads, digest]);
    for (const threads of LOOKED_AT)
      expect([threads, 'looked at', ...onThreads(run, threads, askAll)]).toEqual([threads, 'looked at', digest]);
  });
