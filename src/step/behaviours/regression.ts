/** A vessel cell regresses. */
import { EVENT } from '../../world/world.ts';
import { leave } from '../cells/leave.ts';
import type { Behaviour } from './behaviour.ts';

export const regression: Behaviour = {
  output: 'regression',
  apply: (engine, tissue, work, row) => leave(engine, tissue, work, row, EVENT.regressions),
};
