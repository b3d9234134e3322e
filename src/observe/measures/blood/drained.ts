/** How many cells of a type enter lymph in an hour. */
import { type Circulating, ofBlood } from './of-blood.ts';

export const drained = ofBlood<Circulating>({
  key: 'drained',
  unit: 'cells/h',
  fits: ({ model }) => model.circulation.organs.some(({ lymph }) => lymph),
  id: ({ cell }) => `lymph.${cell.id}`,
  args: ({ cell }) => ({ cell: cell.id }),
  read:
    ({ model, cell }) =>
    ({ blood }) =>
      blood[model.blood.drained + cell.index],
});
