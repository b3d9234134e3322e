/** Every claim of the source documents that a shipped scenario shows: two of its seeds give what is kept. */
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { english } from '../../src/texts/words.ts';
import { readClaims, readSeenResults } from '../../src/validation/claims.ts';
import { seenCases } from '../../src/validation/seen.ts';
import { fromDisk, load } from '../scenario/files.ts';
import { expectKept } from './shown.ts';

const pathOf = (name: string): string =>
  ['scenarios', 'scenarios/presets'].map((folder) => `${folder}/${name}.yaml`).find((path) => existsSync(path))!;

const kept = readSeenResults(fromDisk);
for (const one of seenCases((name) => load(pathOf(name)), readClaims(fromDisk))) {
  const { row, says } = one.claim;
  const first = row % 10;
  test(`${row}: ${english(says)}, ${english(one.seen.without)}, ${one.seen.measure} in ${one.seen.scenario}`, () =>
    expectKept(one, [first, (first + 5) % 10], kept));
}
