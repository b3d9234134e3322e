/** How well cells home to the niche, relative to rest. */
import { relativeHoming } from '../../../step/circulation/sinusoid.ts';
import { ofBlood } from '../blood/of-blood.ts';
import type { OfNiche } from './of-niche.ts';

export const relativeHomingOf = ofBlood<OfNiche>({
  key: 'homing',
  unit: '×',
  id: ({ reference }) => `blood.${reference.id}.homing`,
  args: ({ reference }) => ({ cell: reference.id }),
  read:
    ({ niche }) =>
    (_, view) =>
      relativeHoming(view, niche),
});
