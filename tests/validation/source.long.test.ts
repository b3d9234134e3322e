import { test } from 'vitest';
import { expectTarget } from './files.ts';

test('D17 over all its seeds: niche cells hold progenitors, bone does not', { tags: ['sample'] }, async () => {
  await expectTarget('D17');
});
