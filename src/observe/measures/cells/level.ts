/** The mean of a receptor, a state or a trait that rules or heredity change: `<tissue>.<cell>.<level>.mean`. */
import { levelsOf } from '../../../scenario/vocabulary.ts';
import { firstTrait } from '../../../world/traits.ts';
import { meanOver } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const level = ofCells<{ level: string; index: number }>({
  key: 'level',
  unit: '×',
  needs: ['levels'],
  each: ({ model, type }) =>
    levelsOf(model.names)
      .map((level, index) => ({ level, index }))
      .filter(
        ({ level, index }) =>
          type.inherits.includes(index - firstTrait(model)) ||
          type.plan.outputs.some(({ name }) => name === `receptor.${level}` || name === `state.${level}`),
      ),
  id: ({ place, type }, { level }) => `${place}.${type.id}.${level}.mean`,
  args: (_, { level }) => ({ level }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * levelsOf(model.names).length + index;
    return ({ living, levels }) => meanOver(living[cell], levels[slot]);
  },
});
