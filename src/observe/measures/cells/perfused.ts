/** Sites of vessel cells that carry blood. */
import { ofCells } from './of-cells.ts';

export const perfused = ofCells({
  key: 'perfused',
  unit: 'sites',
  fits: ({ type }) => Boolean(type.perfuses),
  read:
    ({ cell }) =>
    ({ perfused }) =>
      perfused[cell],
});
