/** Living cells. */
import { ofCells } from './of-cells.ts';

export const count = ofCells({
  key: 'count',
  says: ({ cell, tissue }) => ({ label: cell, help: `living cells in ${tissue}` }),
  read:
    ({ cell }) =>
    ({ living }) =>
      living[cell]!,
});
