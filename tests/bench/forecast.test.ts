import { expect, test } from 'vitest';
import { type Job, timeOf } from '../../src/bench/forecast.ts';

const phase = (pieces: number[], chunks = 0) => ({ pieces, chunks });

test('one thread does all pieces of a job one after another', () => {
  const job: Job = [[phase([3, 1]), phase([2])], [phase([4, 4, 4])]];
  expect(timeOf(job, 1)).toBe(18);
  expect(timeOf([], 4)).toBe(0);
});

test('threads take the pieces of the first track that has some, and no thread makes a piece shorter', () => {
  expect(timeOf([[phase([4, 4, 4])]], 2)).toBe(8);
  expect(timeOf([[phase([4, 4, 4])]], 3)).toBe(4);
  expect(timeOf([[phase([4, 4, 4])]], 64)).toBe(4);
  expect(timeOf([[phase([5])], [phase([1, 1, 1])]], 2)).toBe(5);
});

test('a phase begins once all pieces of the one before are done', () => {
  expect(timeOf([[phase([6, 1]), phase([1, 1])]], 2)).toBe(7);
  // Another track fills the wait.
  expect(timeOf([[phase([6, 1]), phase([1, 1])], [phase([5])]], 2)).toBe(7);
});

test('a piece that hands its columns on is followed, chunk after chunk, by the next one', () => {
  expect(timeOf([[phase([8, 8, 8], 8)]], 3)).toBe(10);
  expect(timeOf([[phase([8, 8, 8], 8)]], 1)).toBe(24);
});
