/** How many cells of the niche there are in a volume of blood. */
import { NICHE } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import type { OfNiche } from './of-niche.ts';

export const nicheDensity = ofBlood<OfNiche>({
  key: 'nicheDensity',
  unit: '/µL',
  id: ({ reference }) => `blood.${reference.id}`,
  args: ({ reference }) => ({ cell: reference.id }),
  read:
    ({ model, niche }) =>
    ({ blood }) =>
      (blood[model.blood.niche + NICHE.fold] * niche.restDensity) / 1000,
});
