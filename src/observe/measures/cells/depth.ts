/** How far the front of the living has moved beyond their disc. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { rimOf } from '../../space/discs.ts';
import { ofCells } from './of-cells.ts';

export const depth = ofCells({
  key: 'depth',
  unit: 'µm',
  needs: ['depth'],
  fits: ({ model, tissue, type }) => rimOf(model, tissue, type.id) > 0,
  read:
    ({ cell }) =>
    ({ depth: far }) =>
      SITE * far[cell],
});
