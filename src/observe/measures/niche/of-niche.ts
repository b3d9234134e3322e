/** The niche of a body, and the cells that it holds. */
import type { CellType, Model, Niche } from '../../../scenario/model.ts';

export interface OfNiche {
  model: Model;
  niche: Niche;
  reference: CellType;
}
