/** How dense the matrix of a tissue is. */
import { ofTissues } from './of-tissues.ts';

export const matrixDensity = ofTissues({
  key: 'matrix',
  unit: '',
  needs: ['void'],
  read:
    () =>
    ({ matrix }) =>
      matrix[0],
});
