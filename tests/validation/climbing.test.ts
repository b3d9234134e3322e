import { test } from 'vitest';
import { expectTarget } from './files.ts';

test('D8 over three seeds: cells climb best near Kd, and better in steeper gradients', {
  timeout: 600_000,
}, async () => {
  await expectTarget('D8', 3);
});
