/** A behaviour: something that a cell does of its own accord, at a rate that rules may change. */

import type { Happening } from '../../scenario/behaviours.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Restrict } from '../cells/evaluation.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';

export interface Behaviour {
  /** The rule output that gives its rate; `become` and `enter` have one for each cell type. */
  output: Happening | 'become' | 'enter';
  /**
   * How a type's rates depend on where its cells are; null, or left out, where any place will do.
   * @param target the other type, of `become` and `enter`
   */
  restrict?(model: Model, type: CellType, target: number): Restrict | null;
  /** Does it, if it is still possible when its turn comes. */
  apply(engine: Engine, tissue: TissueState, work: TissueWork, row: number, target: number): void;
}
