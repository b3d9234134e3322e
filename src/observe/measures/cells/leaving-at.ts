/** Mean of a species at the sites of those who leave for blood: `<tissue>.<cell>.leaving.at.<species>`. */
import { ofCells } from './of-cells.ts';

export const leavingAt = ofCells<{ id: string; oxygen: boolean; index: number }>({
  key: 'leavingAt',
  unit: (_, { oxygen }) => (oxygen ? 'mmHg' : 'nM'),
  needs: ['leavers'],
  fits: ({ type }) => type.circulates,
  each: ({ model }) => model.species.map(({ id, oxygen }, index) => ({ id, oxygen, index })),
  id: ({ place, type }, { id }) => `${place}.${type.id}.leaving.at.${id}`,
  args: (_, { id }) => ({ species: id }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * model.species.length + index;
    return ({ leavingAt: means }) => means[slot];
  },
});
