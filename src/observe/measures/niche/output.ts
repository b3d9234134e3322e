/** What the niche feeds into blood, relative to rest. */
import { ofBlood } from '../blood/of-blood.ts';
import type { OfNiche } from './of-niche.ts';

export const output = ofBlood<OfNiche, { id: string; index: number }>({
  key: 'output',
  unit: '×',
  each: ({ niche }) => niche.outputs.map(({ id }, index) => ({ id, index })),
  id: (_, { id }) => `blood.${id}`,
  args: (_, { id }) => ({ line: id }),
  read:
    ({ model }, { index }) =>
    ({ blood }) =>
      blood[model.blood.outputs + index],
});
