/** Clones that have living cells. */
import { ofCells } from './of-cells.ts';

export const clones = ofCells({
  key: 'clones',
  unit: '',
  says: ({ cell }) => ({ label: `${cell}, clones`, help: 'clones with living cells' }),
  fits: ({ type }) => type.inherits.length > 0,
  read:
    ({ cell }) =>
    ({ clones }) =>
      clones[cell]!.size,
});
