/** No two batches of draws of one purpose share a key, up to what a scenario may have. */
import { expect, test } from 'vitest';
import { batchWord, MAX_BATCHES, PURPOSE, type Purpose } from '../../src/base/draws.ts';
import { MAX_CELL_TYPES, MAX_SUB_STEPS, MAX_TISSUES, MAX_TRAITS } from '../../src/scenario/limits.ts';
import { subStepsOf } from '../../src/scenario/vocabulary.ts';
import { BATCH } from '../../src/world/batches.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const tissues = upTo(MAX_TISSUES);

/** All batches of every purpose. */
const batches: Record<keyof typeof PURPOSE, number[]> = {
  fate: tissues.map(BATCH.tissue),
  motion: [
    ...tissues.map(BATCH.tips),
    ...upTo(MAX_SUB_STEPS).flatMap((subStep) => tissues.map((tissue) => BATCH.subStep(subStep, tissue))),
  ],
  priority: upTo(MAX_SUB_STEPS).flatMap((subStep) => tissues.map((tissue) => BATCH.subStep(subStep, tissue))),
  direction: [...tissues.map(BATCH.tissue), BATCH.extension(0), BATCH.extension(1)],
  seat: upTo(9).map(BATCH.ties),
  arrival: tissues.flatMap((tissue) => upTo(MAX_CELL_TYPES).map((type) => BATCH.arrival(tissue, type))),
  homing: tissues.flatMap((tissue) => upTo(MAX_CELL_TYPES).map((type) => BATCH.arrival(tissue, type))),
  placement: tissues.map(BATCH.entry),
  identity: [],
  inheritance: upTo(MAX_TRAITS).flatMap((trait) => [
    BATCH.trait(trait),
    BATCH.clone(trait),
    BATCH.founder(trait),
    BATCH.unlike(trait),
  ]),
};

test('every batch of every purpose has a word of its own', () => {
  const words = Object.entries(batches).flatMap(([purpose, numbers]) => {
    expect(numbers.every((k) => Number.isInteger(k) && k >= 0 && k < MAX_BATCHES)).toBe(true);
    return numbers.map((k) => batchWord(PURPOSE[purpose as keyof typeof PURPOSE] as Purpose, k) >>> 0);
  });
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThan(2 * MAX_TISSUES * MAX_SUB_STEPS);
});

test('words of the first batches are those of every run so far', () => {
  expect(batchWord(PURPOSE.priority, 37)).toBe(2 * 256 + 37);
  expect(batchWord(PURPOSE.motion, 256)).toBe(65536 + 256);
});

test('the fastest cell in the longest step has no more sub-steps than there are batches for', () => {
  expect(subStepsOf(100, 30)).toBeLessThanOrEqual(MAX_SUB_STEPS);
});
