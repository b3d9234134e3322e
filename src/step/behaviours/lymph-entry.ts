/** A cell enters lymph, faster the more lymphatic vessel sites it touches. */
import { EVENT } from '../../world/world.ts';
import { leave } from '../cells/leave.ts';
import type { Behaviour } from './behaviour.ts';

export const lymphEntry: Behaviour = {
  output: 'lymphEntry',
  restrict:
    () =>
    ({ block: { rows, sites }, derived }, { tissue, work, count }, rates) => {
      const { drained } = derived.vessels[tissue.index];
      for (let i = 0; i < count; i++) {
        rates[i] *= drained[sites[i]];
        work.draining[rows[i]] = rates[i];
      }
    },
  apply: (engine, tissue, work, row) => leave(engine, tissue, work, row, EVENT.lymphEntries),
};
