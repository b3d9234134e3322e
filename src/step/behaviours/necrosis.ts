/** A cell dies for lack of something. */
import { EVENT, PHASE } from '../../world/world.ts';
import { die } from '../cells/leave.ts';
import type { Behaviour } from './behaviour.ts';

export const necrosis: Behaviour = {
  output: 'necrosis',
  apply: (engine, tissue, work, row) => die(engine, tissue, work, row, PHASE.necrotic, EVENT.necroses),
};
