/** Every claim of the source documents that is a mechanism, taken out of its small world over paired seeds. */
import { expect, test } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { readClaims, worldOf } from '../../src/validation/claims.ts';
import { fromDisk } from '../scenario/files.ts';
import { missedDirections } from './shown.ts';

/** Rows taken out in one test: those of one world, for the run that is left whole is made once for all of them. */
const TOGETHER = 4;

const groups = new Map<string, Claim[]>();
for (const claim of readClaims(fromDisk)) {
  const { wired } = claim;
  if (!wired) continue;
  const alike = `${worldOf(wired)} ${wired.arm} ${wired.at}`;
  groups.set(alike, [...(groups.get(alike) ?? []), claim]);
}
const tests = [...groups.values()].flatMap((claims) =>
  Array.from({ length: Math.ceil(claims.length / TOGETHER) }, (_, i) => claims.slice(i * TOGETHER, (i + 1) * TOGETHER)),
);

for (const claims of tests)
  test(`measures change as said without rows ${claims.map(({ row }) => row).join(', ')}`, () => {
    expect(missedDirections(claims)).toEqual([]);
  });
