/** The share of the living that are short of oxygen. */
import { percentOf } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const hypoxic = ofCells({
  key: 'hypoxic',
  unit: '%',
  perLiving: true,
  read:
    ({ cell }) =>
    ({ living, hypoxic }) =>
      percentOf(living[cell], hypoxic[cell]),
});
