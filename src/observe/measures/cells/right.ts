/** Living cells to the right of the middle column. */
import { ofCells } from './of-cells.ts';

export const right = ofCells({
  key: 'right',
  read:
    ({ cell }) =>
    ({ right }) =>
      right[cell],
});
