import { describe, test } from 'vitest';
import { expectTarget } from './files.ts';

describe('fields meet', () => {
  test.each([
    ['D1', 'the exponential of linear uptake'],
    ['D2', 'the reach of oxygen in tissue'],
    ['D5', 'the length of a diffusing, decaying ligand'],
    ['D6', 'what binding to matrix does'],
    ['D27', 'the exact field of one source'],
    ['D28', 'the radial solution round a vessel'],
  ])('%s: %s', async (id) => {
    await expectTarget(id);
  });
});
