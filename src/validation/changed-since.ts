/** Whether the model was changed after the result of a target had been seen, and what for. */
import type { Change } from '../scenario/schema/target.ts';

/** From what says most for the model to what says least. */
export const STANDINGS = ['no', 'for other reasons', 'not known', 'because of it'] as const;
export type Standing = (typeof STANDINGS)[number];

const isOfModel = ({ of }: Change): boolean => of === 'model' || of === 'engine';

/** The reason that says least for the target decides. */
export function standingOf(changes: readonly Change[] | undefined): Standing {
  if (!changes) return 'not known';
  const reasons = new Set(changes.filter(isOfModel).map((change) => change.for));
  if (reasons.has('it')) return 'because of it';
  if (reasons.has('unknown')) return 'not known';
  return reasons.has('other') ? 'for other reasons' : 'no';
}

/** Whether something else than the model was changed: the conditions of the scenario, or what is accepted. */
export const isElseChanged = (changes: readonly Change[] = []): boolean => !changes.every(isOfModel);
