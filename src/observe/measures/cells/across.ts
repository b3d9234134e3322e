/** Mean position of the living, to the right of the middle column. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { meanOver } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const across = ofCells({
  key: 'across',
  unit: 'µm',
  perLiving: true,
  read:
    ({ cell }) =>
    ({ living, across }) =>
      meanOver(living[cell], SITE * across[cell]),
});
