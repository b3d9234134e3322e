/** The mean of a receptor, a state or a trait over those who leave for blood: `<tissue>.<cell>.leaving.<level>`. */
import { levelsOf } from '../../../scenario/vocabulary.ts';
import { variesIn } from '../../space/varies.ts';
import { ofCells } from './of-cells.ts';

export const leavingLevel = ofCells<{ level: string; index: number }>({
  key: 'leavingLevel',
  unit: '×',
  needs: ['leavers'],
  fits: ({ type }) => type.circulates,
  each: (of) =>
    levelsOf(of.model.names)
      .map((level, index) => ({ level, index }))
      .filter((one) => variesIn(of, one)),
  id: ({ place, type }, { level }) => `${place}.${type.id}.leaving.${level}`,
  args: (_, { level }) => ({ level }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * levelsOf(model.names).length + index;
    return ({ leavingLevels: means }) => means[slot];
  },
});
