/** How many cells of a clone circulate in the body. */
import { type Circulating, ofBlood, strainsOf } from './of-blood.ts';

export const clone = ofBlood<Circulating, number>({
  key: 'clone',
  unit: 'cells',
  each: ({ model }) => strainsOf(model),
  id: ({ cell }, strain) => `blood.${cell.id}.clone${strain + 1}`,
  args: ({ cell }, strain) => ({ cell: cell.id, clone: strain + 1 }),
  read: ({ model, cell }, strain) => {
    const slot = model.blood.cells + cell.index * model.circulation.strains + strain;
    return ({ blood }) => blood[slot];
  },
});
