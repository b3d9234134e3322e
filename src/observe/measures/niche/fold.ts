/** How many cells of the niche are in blood, relative to rest. */
import { NICHE } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import type { OfNiche } from './of-niche.ts';

export const fold = ofBlood<OfNiche>({
  key: 'fold',
  unit: '×',
  id: ({ reference }) => `blood.${reference.id}.fold`,
  args: ({ reference }) => ({ cell: reference.id }),
  read:
    ({ model }) =>
    ({ blood }) =>
      blood[model.blood.niche + NICHE.fold],
});
