/** Living cells. */
import { ofCells } from './of-cells.ts';

export const count = ofCells({
  key: 'count',
  read:
    ({ cell }) =>
    ({ living }) =>
      living[cell],
});
