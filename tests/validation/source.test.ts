import { test } from 'vitest';
import { expectTarget } from './files.ts';

test('D17 over three seeds: niche cells hold progenitors, bone does not', { timeout: 600_000 }, async () => {
  await expectTarget('D17', 3);
});
