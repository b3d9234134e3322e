/** Groups of living cells that touch each other. */
import { ofCells } from './of-cells.ts';

export const lesions = ofCells({
  key: 'lesions',
  unit: '',
  needs: ['lesions'],
  fits: ({ type }) => type.division > 0,
  read:
    ({ cell }) =>
    ({ lesions }) =>
      lesions[cell],
});
