/** The volume of solid cells that is left. */
import { ofCells } from './of-cells.ts';

export const volume = ofCells({
  key: 'volume',
  unit: 'sites',
  fits: ({ type }) => Boolean(type.integrity),
  read:
    ({ cell }) =>
    ({ integrity }) =>
      integrity[cell],
});
