/** A cell leaves the lattice for good: it differentiates, or goes where the model does not follow. */
import { EVENT } from '../../world/world.ts';
import { leave } from '../cells/leave.ts';
import type { Behaviour } from './behaviour.ts';

export const departure: Behaviour = {
  output: 'departure',
  apply: (engine, tissue, work, row) => leave(engine, tissue, work, row, EVENT.departures),
};
