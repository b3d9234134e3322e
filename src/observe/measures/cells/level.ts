/** The mean of a receptor, a state or a trait that rules or heredity change: `<tissue>.<cell>.<level>.mean`. */
import { levelsOf } from '../../../scenario/vocabulary.ts';
import { firstTrait } from '../../../world/traits.ts';
import { meanOver } from '../measure.ts';
import { type OfCells, ofCells } from './of-cells.ts';

/** Whether cells of a type differ in a level: by rules or by heredity. */
export const variesIn = (
  { model, type }: Pick<OfCells, 'model' | 'type'>,
  { level, index }: { level: string; index: number },
): boolean =>
  type.inherits.includes(index - firstTrait(model)) ||
  type.plan.outputs.some(({ name }) => name === `receptor.${level}` || name === `state.${level}`);

export const level = ofCells<{ level: string; index: number }>({
  key: 'level',
  unit: '×',
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
