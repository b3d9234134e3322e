/** Every claim of the source documents that is a mechanism, taken out of its small world over paired seeds. */
import { expect, test } from 'vitest';
import { readClaims } from '../../src/validation/claims.ts';
import { fromDisk } from '../scenario/files.ts';
import { missedDirections } from './shown.ts';

/** Rows taken out in one test, so that a failure is known before all are done. */
const TOGETHER = 12;

const mechanisms = readClaims(fromDisk).filter(({ knock }) => knock !== undefined);
const groups = Array.from({ length: Math.ceil(mechanisms.length / TOGETHER) }, (_, g) =>
  mechanisms.slice(g * TOGETHER, (g + 1) * TOGETHER),
);

test.each(groups.map((claims) => ({ from: claims[0]!.row, to: claims.at(-1)!.row, claims })))(
  'rows $from to $to change their measures as said',
  ({ claims }) => expect(missedDirections(claims)).toEqual([]),
);
