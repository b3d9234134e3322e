/** Living cells outside the disc that their type was laid out in. */
import { rimOf } from '../../space/discs.ts';
import { ofCells } from './of-cells.ts';

export const beyond = ofCells({
  key: 'beyond',
  fits: ({ model, tissue, type }) => rimOf(model, tissue, type.id) > 0,
  read:
    ({ cell }) =>
    ({ beyond }) =>
      beyond[cell],
});
