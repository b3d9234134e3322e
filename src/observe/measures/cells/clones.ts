/** Clones that have living cells. */
import { ofCells } from './of-cells.ts';

export const clones = ofCells({
  key: 'clones',
  unit: '',
  fits: ({ type }) => type.inherits.length > 0,
  read:
    ({ cell }) =>
    ({ clones }) =>
      clones[cell].size,
});
