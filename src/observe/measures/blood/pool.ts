/** How many cells of a type from a pool are in blood, relative to rest. */
import { type InBlood, ofBlood } from './of-blood.ts';

export const pool = ofBlood<InBlood>({
  key: 'pool',
  unit: '×',
  id: ({ model, index }) => `blood.${model.circulation.pools[index].id}`,
  args: ({ model, index }) => ({ cell: model.circulation.pools[index].id }),
  read:
    ({ model, index }) =>
    ({ blood }) =>
      blood[model.blood.pools + index],
});
