/** How far the front of the largest lesion deviates from a circle. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { ofCells } from './of-cells.ts';

export const roughness = ofCells({
  key: 'roughness',
  unit: 'µm',
  needs: ['lesions'],
  fits: ({ type }) => type.division > 0,
  read:
    ({ cell }) =>
    ({ roughness: rough }) =>
      SITE * rough[cell],
});
