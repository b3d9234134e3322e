/** How far the front of the living has moved beyond their disc. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { rimOf } from '../../tally.ts';
import { ofCells } from './of-cells.ts';

export const depth = ofCells({
  key: 'depth',
  unit: 'µm',
  needs: ['depth'],
  fits: ({ model, tissue, type }) => rimOf(model, tissue, type.id) > 0,
  read:
    ({ cell }) =>
    ({ depths }) => {
      const growing = depths[cell];
      return growing.length > 0 ? SITE * growing[farAmong(growing.length)] : 0;
    },
});

/** Index of the 95th percentile among ascending values, by nearest rank. */
const farAmong = (count: number): number => Math.ceil(0.95 * count) - 1;
