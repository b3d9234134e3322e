import { test } from 'vitest';
import { expectTarget } from './files.ts';

test.each(['D8', 'D9', 'D15', 'D16'])('%s over all its seeds', async (id) => {
  await expectTarget(id);
});

test('D17 over all its seeds', { tags: ['sample'] }, async () => {
  await expectTarget('D17');
});
