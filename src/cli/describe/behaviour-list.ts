import { displayUnit } from '../../base/units.ts';
import { BEHAVIOURS } from '../../scenario/behaviours.ts';
import { code } from './markdown.ts';

/** The behaviours that rules may change, with their units, in a sentence. */
export const behaviourList = (): string =>
  Object.entries(BEHAVIOURS)
    .map(([name, { unit }]) => (unit === '' ? code(name) : `${code(name)} (${displayUnit(unit)})`))
    .join(', ');
