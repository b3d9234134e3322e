/** How much of a drug is free in blood. */
import { type InBlood, ofBlood } from './of-blood.ts';

export const freeDrug = ofBlood<InBlood>({
  key: 'freeDrug',
  unit: 'nM',
  id: ({ model, index }) => `blood.${model.drugs[index].id}`,
  args: ({ model, index }) => ({ drug: model.drugs[index].id }),
  read:
    ({ index }) =>
    (_, { derived }) =>
      derived.drugs[index],
});
