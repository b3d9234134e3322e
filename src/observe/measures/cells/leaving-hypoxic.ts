/** The share of those who leave for blood that are short of oxygen: `<tissue>.<cell>.leaving.hypoxic`. */
import { meanOfLeavers } from '../../space/leavers.ts';
import { ofCells } from './of-cells.ts';

export const leavingHypoxic = ofCells({
  key: 'leavingHypoxic',
  unit: '%',
  needs: ['leavers'],
  fits: ({ type }) => type.circulates,
  id: ({ place, type }) => `${place}.${type.id}.leaving.hypoxic`,
  read:
    ({ model, tissue: t, cell }) =>
    ({ leavers }, view) => {
      const tissue = view.world.tissues[t];
      const pressure = tissue.fields[model.oxygen.species];
      return meanOfLeavers(leavers[cell], (row) => (pressure[tissue.pool.site[row]] < model.oxygen.hypoxic ? 100 : 0));
    },
});
