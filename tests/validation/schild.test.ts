import { test } from 'vitest';
import { expectTarget } from './files.ts';

test('D9 over two seeds: an antagonist shifts occupancy and climbing by 1 + A/Kb', { timeout: 600_000 }, async () => {
  await expectTarget('D9', 2);
});
