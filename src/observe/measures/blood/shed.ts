/** How many cells of a type enter blood in an hour. */
import { type Circulating, ofBlood } from './of-blood.ts';

export const shed = ofBlood<Circulating>({
  key: 'shed',
  unit: 'cells/h',
  id: ({ cell }) => `blood.${cell.id}.shed`,
  args: ({ cell }) => ({ cell: cell.id }),
  read:
    ({ model, cell }) =>
    ({ blood }) =>
      blood[model.blood.shed + cell.index],
});
