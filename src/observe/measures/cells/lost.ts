/** The share of the volume of solid cells that is gone. */
import { EVENT } from '../../../world/world.ts';
import { ofCells, percentOf } from './of-cells.ts';

export const lost = ofCells({
  key: 'lost',
  unit: '%',
  fits: ({ type }) => Boolean(type.integrity),
  read:
    ({ tissue, cell }) =>
    ({ living, integrity }, _, { world }) => {
      const whole = living[cell] + world.tissues[tissue].events[EVENT.opened];
      return percentOf(whole, whole - integrity[cell]);
    },
});
