/** How different the clones are from those of the first tissue. */
import { differenceOf } from '../../clones.ts';
import { ofCells } from './of-cells.ts';

export const distance = ofCells({
  key: 'distance',
  unit: '',
  fits: ({ tissue, type }) => type.inherits.length > 0 && tissue > 0,
  args: ({ model }) => ({ first: model.tissues[0].id }),
  read:
    ({ cell }) =>
    ({ clones }, _, tallies) =>
      differenceOf(tallies[0].clones[cell], clones[cell]),
});
