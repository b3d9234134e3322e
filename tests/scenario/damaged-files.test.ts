import { expect, test } from 'vitest';
import { tryDamaged } from './damaged-files.ts';

test('of five thousand damaged tables and pictures each is refused with a message, or what was read adds up', () => {
  const { read, refused } = tryDamaged(5000, 7);
  expect(Math.min(read, refused)).toBeGreaterThan(500);
});
