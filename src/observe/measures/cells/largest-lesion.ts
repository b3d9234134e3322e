/** Living cells of the largest group that touch each other. */
import { ofCells } from './of-cells.ts';

export const largestLesion = ofCells({
  key: 'largest',
  needs: ['lesions'],
  says: ({ cell }) => ({
    label: `${cell}, largest lesion`,
    help: 'living cells of the largest group of touching ones',
  }),
  fits: ({ type }) => type.division > 0,
  read:
    ({ cell }) =>
    ({ lesions }) =>
      lesions[cell]!.largest,
});
