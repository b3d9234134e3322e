/** Mean of a species at the sites of the living. */
import { meanOver } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const at = ofCells<{ id: string; oxygen: boolean; index: number }>({
  key: 'at',
  unit: (_, { oxygen }) => (oxygen ? 'mmHg' : 'nM'),
  perLiving: true,
  needs: ['at'],
  each: ({ model }) => model.species.map(({ id, oxygen }, index) => ({ id, oxygen, index })),
  id: ({ place, type }, { id }) => `${place}.${type.id}.at.${id}`,
  args: (_, { id }) => ({ species: id }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * model.species.length + index;
    return ({ living, at }) => meanOver(living[cell], at[slot]);
  },
});
