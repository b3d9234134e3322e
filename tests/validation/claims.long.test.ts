/** Every claim of the source documents that is a mechanism, taken out of its small world over paired seeds. */
import { expect, test } from 'vitest';
import { type Claim, checkClaims, readClaims } from '../../src/validation/claims.ts';
import { fromDisk, load } from '../scenario/files.ts';

const SEEDS = 10;
/** A few run on every submission. */
const SAMPLE = [16, 62];
/** Rows taken out in one test, so that a failure is known before all are done. */
const TOGETHER = 12;

const mechanisms = readClaims(fromDisk).filter(({ knock }) => knock !== undefined);
const others = mechanisms.filter(({ row }) => !SAMPLE.includes(row));
const groups = Array.from({ length: Math.ceil(others.length / TOGETHER) }, (_, g) =>
  others.slice(g * TOGETHER, (g + 1) * TOGETHER),
);

function expectDirections(claims: readonly Claim[]): void {
  const missed = checkClaims(load, claims, SEEDS)
    .filter(({ pass }) => !pass)
    .map(({ claim, estimate, low, high }) => `${claim.row} ${claim.says}: ${estimate} [${low}, ${high}]`);
  expect(missed).toEqual([]);
}

test('a sample of the claims changes its measures as said', { tags: ['sample'] }, () => {
  expectDirections(mechanisms.filter(({ row }) => SAMPLE.includes(row)));
});

test.each(groups.map((claims) => ({ from: claims[0]!.row, to: claims.at(-1)!.row, claims })))(
  'rows $from to $to change their measures as said',
  ({ claims }) => expectDirections(claims),
);
