/** The share of receptors that would hold antagonist without any ligand. */
import { type InBlood, ofBlood } from './of-blood.ts';

export const blocked = ofBlood<InBlood>({
  key: 'blocked',
  unit: '%',
  id: ({ model, index }) => `blood.${model.receptors[index].id}.blocked`,
  args: ({ model, index }) => ({ level: model.receptors[index].id }),
  read:
    ({ index }) =>
    (_, { derived }) =>
      (100 * derived.blocked[index]) / (1 + derived.blocked[index]),
});
