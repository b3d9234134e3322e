/** The share of those who leave for blood that are short of oxygen: `<tissue>.<cell>.leaving.hypoxic`. */
import { ofCells } from './of-cells.ts';

export const leavingHypoxic = ofCells({
  key: 'leavingHypoxic',
  unit: '%',
  needs: ['leavers'],
  fits: ({ type }) => type.circulates,
  id: ({ place, type }) => `${place}.${type.id}.leaving.hypoxic`,
  read:
    ({ cell }) =>
    ({ leavingHypoxic: shares }) =>
      shares[cell],
});
