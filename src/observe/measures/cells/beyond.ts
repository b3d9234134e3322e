/** Living cells outside the disc that their type was laid out in. */
import { rimOf } from '../../tally.ts';
import { ofCells } from './of-cells.ts';

export const beyond = ofCells({
  key: 'beyond',
  says: ({ cell }) => ({
    label: `${cell} beyond the rim`,
    help: 'living cells outside the disc they were laid out in',
  }),
  fits: ({ model, tissue, type }) => rimOf(model, tissue, type.id) > 0,
  read:
    ({ cell }) =>
    ({ beyond }) =>
      beyond[cell]!,
});
