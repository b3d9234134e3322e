import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';

/** Number of samples of this size that make up the whole tissue in the body. */
export function weightOf(engine: Engine, tissue: TissueState): number {
  const { model, blood } = engine.world;
  const plan = model.tissues[tissue.index];
  if (model.niche?.tissue === tissue.index) {
    const members = blood[model.blood.niche + NICHE.members];
    return members > 0 ? model.niche.members / members : 1;
  }
  return plan.sites > 0 ? plan.sites / (plan.width * plan.height) : 1;
}
