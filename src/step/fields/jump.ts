/** Sudden changes of concentration: the solver takes short steps after them. */
import type { TissueState } from '../../world/world.ts';

/** Marks a species for the short steps that follow a jump. */
export function noteJump(tissue: TissueState, species: number): void {
  tissue.pending[0] |= 1 << species;
}
