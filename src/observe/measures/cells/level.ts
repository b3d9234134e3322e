/** The mean of a receptor, a state or a trait that rules or heredity change: `<tissue>.<cell>.<level>.mean`. */
import { levelsOf } from '../../../scenario/vocabulary.ts';
import { variesIn } from '../../space/varies.ts';
import { meanOver } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const level = ofCells<{ level: string; index: number }>({
  key: 'level',
  unit: '×',
  perLiving: true,
  needs: ['levels'],
  each: ({ model, type }) =>
    levelsOf(model.names)
      .map((level, index) => ({ level, index }))
      .filter((one) => variesIn({ model, type }, one)),
  id: ({ place, type }, { level }) => `${place}.${type.id}.${level}.mean`,
  args: (_, { level }) => ({ level }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * levelsOf(model.names).length + index;
    return ({ living, levels }) => meanOver(living[cell], levels[slot]);
  },
});
