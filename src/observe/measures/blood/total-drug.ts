/** How much of a drug is in blood, bound and free. */
import { DRUG } from '../../../step/circulation/blood.ts';
import { type InBlood, ofBlood } from './of-blood.ts';

export const totalDrug = ofBlood<InBlood>({
  key: 'totalDrug',
  unit: 'mg/L',
  id: ({ model, index }) => `blood.${model.drugs[index].id}.total`,
  args: ({ model, index }) => ({ drug: model.drugs[index].id }),
  read: ({ model, index }) => {
    const slot = model.blood.drugs + DRUG.slots * index + DRUG.central;
    return ({ blood }) => blood[slot] / model.drugs[index].volume;
  },
});
