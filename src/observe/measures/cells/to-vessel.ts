/** How far the living are from blood. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { ofCells } from './of-cells.ts';

export const toVessel = ofCells({
  key: 'toVessel',
  unit: 'µm',
  perLiving: true,
  needs: ['vessels'],
  fits: ({ model, type }) => model.cells.some(({ perfuses }) => perfuses) && !type.perfuses,
  read:
    ({ cell }) =>
    ({ living, toVessel }) =>
      meanDistance(toVessel[cell], living[cell]),
});

/** Mean distance, µm; 0 without cells, NaN without a vessel. */
const meanDistance = (sum: number, count: number): number =>
  count === 0 ? 0 : Number.isFinite(sum) ? (SITE * sum) / count : Number.NaN;
