/** Sites of vessel cells that carry blood. */
import { ofCells } from './of-cells.ts';

export const perfused = ofCells({
  key: 'perfused',
  unit: 'sites',
  says: ({ cell }) => ({ label: `${cell}, with blood`, help: 'sites that carry blood' }),
  fits: ({ type }) => Boolean(type.perfuses),
  read:
    ({ cell }) =>
    ({ perfused }) =>
      perfused[cell]!,
});
