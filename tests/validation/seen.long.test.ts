/** Every claim of the source documents that a shipped scenario shows: taken out of it over paired seeds. */
import { afterAll, beforeAll, test } from 'vitest';
import { startPool } from '../../src/cli/thread-pool.ts';
import { readClaims } from '../../src/validation/claims.ts';
import { fromDisk } from '../scenario/files.ts';
import { expectSeen } from './shown.ts';

let pool: ReturnType<typeof startPool>;
beforeAll(() => {
  pool = startPool();
});
afterAll(() => pool.end());

for (const { row, says, seen = [] } of readClaims(fromDisk))
  seen.forEach((one, n) => {
    const which = seen.length === 1 ? '' : `, ${n + 1}`;
    test(`${row}: ${says}${which}, seen in ${one.scenario}`, () => expectSeen(one, pool.readSeen));
  });
