/** How dense the matrix of a tissue is. */
import { ofTissues } from './of-tissues.ts';

export const matrixDensity = ofTissues({
  key: 'matrix',
  unit: '',
  needs: ['void'],
  says: ({ tissue }) => ({ label: `Matrix, ${tissue}`, help: 'mean density of matrix' }),
  read:
    () =>
    ({ matrix }) =>
      matrix,
});
