/** Living cells within the first disc of the tissue. */
import { discOf } from '../../space/discs.ts';
import { ofCells } from './of-cells.ts';

export const inside = ofCells({
  key: 'inside',
  fits: ({ model, tissue }) => discOf(model, tissue) > 0,
  read:
    ({ cell }) =>
    ({ inside }) =>
      inside[cell],
});
