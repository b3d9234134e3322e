/** How different the clones are from those of the first tissue. */
import { differenceOf } from '../../clones.ts';
import { ofCells } from './of-cells.ts';

export const distance = ofCells({
  key: 'distance',
  unit: '',
  says: ({ cell, first }) => ({
    label: `${cell}, distance`,
    help: `how different its clones are from those of ${first}: 0 alike, 1 none in common`,
  }),
  fits: ({ tissue, type }) => type.inherits.length > 0 && tissue > 0,
  args: ({ model }) => ({ first: model.tissues[0]!.id }),
  read:
    ({ cell }) =>
    ({ clones }, tallies) =>
      differenceOf(tallies[0]!.clones[cell]!, clones[cell]!),
});
