/** Where the living stand on average, from the middle column to the right. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { meanOver, ofCells } from './of-cells.ts';

export const across = ofCells({
  key: 'across',
  unit: 'µm',
  says: ({ cell }) => ({
    label: `${cell}, to the right`,
    help: 'mean distance of the living to the right of the middle column',
  }),
  read:
    ({ cell }) =>
    ({ living, across }) =>
      meanOver(living[cell]!, SITE * across[cell]!),
});
