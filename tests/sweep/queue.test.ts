import { describe, expect, test } from 'vitest';
import { Queue } from '../../src/sweep/queue.ts';

const done = (runs: readonly number[], seconds: number) =>
  runs.map((run) => ({ run, failed: false, cpu: seconds, seconds }));
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('runs are given out', () => {
  test('each once, and in batches when they are short', () => {
    const queue = new Queue(numbers(1000), 2);
    const sizes: number[] = [];
    const given: number[] = [];
    for (let runs = queue.next(); runs.length > 0; runs = queue.next()) {
      queue.heard(done(runs, 0.002), runs);
      sizes.push(runs.length);
      given.push(...runs);
    }
    expect(given.sort((a, b) => a - b)).toEqual(numbers(1000));
    expect(sizes[0]).toBe(1);
    expect(Math.max(...sizes)).toBe(64);
    expect(sizes.at(-1)).toBe(1);
  });

  test('one by one when they are long', () => {
    const queue = new Queue(numbers(20), 2);
    for (let runs = queue.next(); runs.length > 0; runs = queue.next()) {
      expect(runs).toHaveLength(1);
      queue.heard(done(runs, 3), runs);
    }
  });

  test('again, when a thread had no time for them', () => {
    const queue = new Queue(numbers(100), 1);
    queue.heard(done(queue.next(), 0.01), [1]);
    const runs = queue.next();
    expect(runs.length).toBeGreaterThan(2);
    queue.heard(done(runs.slice(0, 1), 0.2), runs);
    expect(queue.next()[0]).toBe(runs[1]);
  });
});

describe('when a thread ends', () => {
  test('what it had not done is done again, one by one, and only what ends it a second time is lost', () => {
    const queue = new Queue(numbers(100), 1);
    queue.heard(done(queue.next(), 0.01), [1]);
    const runs = queue.next();
    const undone = runs.slice(2);
    expect(queue.died(undone)).toBeNull();
    const again = undone.map(() => queue.next());
    expect(again.map((one) => one.length)).toEqual(undone.map(() => 1));
    expect(again.flat().sort((a, b) => a - b)).toEqual(undone);
    expect(queue.died([undone[1]])).toBe(undone[1]);
    expect(queue.next()).not.toContain(undone[1]);
  });

  test('with everything written, nothing is done again', () => {
    const queue = new Queue(numbers(3), 1);
    expect(queue.died([])).toBeNull();
    expect(queue.next()).toEqual([1]);
  });
});
