/** How claims are taken out of shipped scenarios: runs are shared, and what came out is judged. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { changeIn, isSeen } from '../../src/claims/seen-result.ts';
import { checkSeen, type SeenRun, seenCases } from '../../src/validation/seen.ts';
import { load } from '../scenario/files.ts';

const reach = load('scenarios/reach.yaml');
const claimOf = (row: number, measure: string, at: number, decay: number): Claim => ({
  row,
  source: 'zhao',
  says: 'Something',
  scope: 'core',
  lives: 'somewhere',
  seen: [{ scenario: 'reach', without: 'changed', take: { 'species.CXCL12.decay': decay }, measure, goes: 'up', at }],
});

const MEAN = 'line.CXCL12.mean';
const MAX = 'line.CXCL12.max';

test('a run that several claims read is done once, up to the last that reads it', async () => {
  const claims = [claimOf(1, MEAN, 24, 0.01), claimOf(2, MAX, 48, 0.02), claimOf(3, MEAN, 12, 0.01)];
  const done: SeenRun[] = [];
  const shares: number[] = [];
  const results = await checkSeen(
    seenCases(() => reach, claims),
    {
      seeds: 2,
      doing: async (run) => {
        done.push(run);
        return run.readings.map(({ at }) => at);
      },
      report: ({ share }) => shares.push(share),
    },
  );
  // The scenario itself, with one decay and with the other; two seeds of each.
  expect(done).toHaveLength(6);
  const whole = done.filter(({ scenario }) => scenario === reach);
  expect(whole.map(({ seed }) => seed)).toEqual([`${reach.seed}-1`, `${reach.seed}-2`]);
  expect(whole[0].readings).toEqual([
    { measure: MEAN, at: 12 },
    { measure: MEAN, at: 24 },
    { measure: MAX, at: 48 },
  ]);
  expect(results.map(({ row, whole: before, without }) => [row, before, without])).toEqual([
    [1, [24, 24], [24, 24]],
    [2, [48, 48], [48, 48]],
    [3, [12, 12], [12, 12]],
  ]);
  expect(shares.at(-1)).toBeCloseTo(1);
});

test('a digest is of what decides a result, and of nothing else', () => {
  const digest = (claim: Claim, scenario = reach) => seenCases(() => scenario, [claim])[0].digest;
  const one = claimOf(1, MEAN, 24, 0.01);
  expect(digest({ ...one, row: 7, says: 'In other words', lives: 'elsewhere' })).toBe(digest(one));
  expect(digest(one, { ...reach, title: 'Another title', question: 'Another?' })).toBe(digest(one));
  const others = [claimOf(1, MAX, 24, 0.01), claimOf(1, MEAN, 25, 0.01), claimOf(1, MEAN, 24, 0.02)];
  expect(new Set([one, ...others].map((claim) => digest(claim))).size).toBe(4);
  expect(digest(one, { ...reach, seed: 'another' })).not.toBe(digest(one));
});

describe('what counts as seen', () => {
  const pairs = (without: number[]) => ({ whole: [100, 110, 90, 100], without });

  test('is the mean of the paired differences over the mean with the mechanism', () => {
    const { estimate, low, high } = changeIn(pairs([80, 88, 72, 80]));
    expect(estimate).toBeCloseTo(-20);
    expect([low < -20, high > -20, high < 0]).toEqual([true, true, true]);
  });

  test.each([
    ['clear and large, on the claimed side', [80, 88, 72, 80], 'down', true],
    ['on the other side', [80, 88, 72, 80], 'up', false],
    ['too small', [95, 104, 86, 95], 'down', false],
    ['not clear', [60, 120, 40, 110], 'down', false],
  ] as const)('%s', (_, without, goes, seen) => {
    expect(isSeen(pairs([...without]), { goes })).toBe(seen);
  });

  test('small, but of the size that was published', () => {
    expect(isSeen(pairs([95, 104, 86, 95]), { goes: 'down', published: '5 %, somebody' })).toBe(true);
  });
});
