/** Cells of a clone that have arrived in an organ. */
import { ofBlood, strainsOf } from '../blood/of-blood.ts';
import { type Arriving, arrivalSlot, arrivingArgs, arrivingId } from './of-organs.ts';

export const arrivedClone = ofBlood<Arriving, number>({
  key: 'arrivedClone',
  unit: 'cells',
  each: ({ model }) => strainsOf(model),
  id: (of, strain) => `${arrivingId(of)}.clone${strain + 1}`,
  args: (of, strain) => ({ ...arrivingArgs(of), clone: strain + 1 }),
  read: (of, strain) => {
    const slot = arrivalSlot(of) + strain;
    return ({ blood }) => blood[slot];
  },
});
