/** Living cells in the largest group of touching ones. */
import { ofCells } from './of-cells.ts';

export const largestLesion = ofCells({
  key: 'largest',
  needs: ['lesions'],
  fits: ({ type }) => type.division > 0,
  read:
    ({ cell }) =>
    ({ largestLesion: largest }) =>
      largest[cell],
});
