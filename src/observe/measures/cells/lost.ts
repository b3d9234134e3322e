/** The share of the volume of solid cells that is gone. */
import { EVENT } from '../../../world/world.ts';
import { percentOf } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const lost = ofCells({
  key: 'lost',
  unit: '%',
  fits: ({ type }) => Boolean(type.integrity),
  read:
    ({ tissue, cell }) =>
    ({ living, integrity }, { world }) => {
      const whole = living[cell] + world.tissues[tissue].events[EVENT.opened];
      return percentOf(whole, whole - integrity[cell]);
    },
});
