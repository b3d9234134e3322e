/** Living cells to the right of the middle column. */
import { ofCells } from './of-cells.ts';

export const right = ofCells({
  key: 'right',
  says: ({ cell }) => ({ label: `${cell}, right half`, help: 'living to the right of the middle column' }),
  read:
    ({ cell }) =>
    ({ right }) =>
      right[cell]!,
});
