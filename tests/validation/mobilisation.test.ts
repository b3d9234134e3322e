import { test } from 'vitest';
import { expectTarget } from './files.ts';

test.each([
  ['D15', 'height and time of the peak after the drug'],
  ['D16', 'how long the count stays raised'],
])('%s over two seeds: %s', { timeout: 600_000 }, async (id) => {
  await expectTarget(id, 2);
});
