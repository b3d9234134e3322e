/** Every core claim of the source documents, taken out of its small world over paired seeds. */
import { describe, expect, test } from 'vitest';
import { checkClaims, readClaims } from '../../src/validation/claims.ts';
import { fromDisk, load } from '../scenario/files.ts';

const CLAIMS = readClaims(fromDisk);
const SEEDS = 10;
/** A few run on every submission. */
const SAMPLE = [16, 62];

const mechanisms = CLAIMS.filter(({ knock }) => knock !== undefined);

describe.each([
  { name: 'a sample', rows: mechanisms.filter(({ row }) => SAMPLE.includes(row)), tags: ['sample'] },
  { name: 'the others', rows: mechanisms.filter(({ row }) => !SAMPLE.includes(row)), tags: [] },
])('$name of the claims', ({ rows, tags }) => {
  test('each changes its measure in the direction that it says', { tags }, () => {
    const missed = checkClaims(load, rows, SEEDS)
      .filter(({ pass }) => !pass)
      .map(
        ({ claim, estimate, low, high }) =>
          `${claim.row} ${claim.says}: ${estimate} [${low}, ${high}], ${claim.knock!.goes}`,
      );
    expect(missed).toEqual([]);
  });
});
