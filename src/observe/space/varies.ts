/** Whether cells of a type differ in a level: by rules or by heredity. */
import type { CellType, Model } from '../../scenario/model.ts';
import { firstTrait } from '../../world/traits.ts';

export const variesIn = (
  { model, type }: { model: Model; type: CellType },
  { level, index }: { level: string; index: number },
): boolean =>
  type.inherits.includes(index - firstTrait(model)) ||
  type.plan.outputs.some(({ name }) => name === `receptor.${level}` || name === `state.${level}`);
