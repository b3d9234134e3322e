/** How much of a ligand is in blood. */
import { type InBlood, ofBlood } from './of-blood.ts';

export const ligand = ofBlood<InBlood>({
  key: 'bloodLevel',
  unit: 'nM',
  fits: ({ model, index }) => !model.species[index].oxygen,
  id: ({ model, index }) => `blood.${model.species[index].id}`,
  args: ({ model, index }) => ({ species: model.species[index].id }),
  read:
    ({ model, index }) =>
    ({ blood }) =>
      blood[model.blood.species + index],
});
