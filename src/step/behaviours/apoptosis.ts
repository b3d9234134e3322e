/** A cell dies of its own accord. */
import { EVENT, PHASE } from '../../world/world.ts';
import { die } from '../cells/leave.ts';
import type { Behaviour } from './behaviour.ts';

export const apoptosis: Behaviour = {
  output: 'apoptosis',
  apply: (engine, tissue, work, row) => die(engine, tissue, work, row, PHASE.apoptotic, EVENT.apoptoses),
};
