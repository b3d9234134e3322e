/** A cell enters blood, faster the more perfused vessel sites it touches and the more open their walls are. */
import { EVENT } from '../../world/world.ts';
import { leave } from '../cells/leave.ts';
import { touchingOpenVessels } from '../vessels/contact.ts';
import type { Behaviour } from './behaviour.ts';

export const intravasation: Behaviour = {
  output: 'intravasation',
  restrict:
    ({ niche }, { takesSeats }) =>
    ({ block: { rows, sites }, derived }, { tissue, work, count }, rates) => {
      // In the niche's tissue, cells that may hold its seats leave only when the niche releases them.
      if (takesSeats && niche?.tissue === tissue.index) {
        rates.fill(0, 0, count);
        return;
      }
      const { touchesVessel } = derived.vessels[tissue.index];
      for (let i = 0; i < count; i++) {
        if (touchesVessel[sites[i]] === 0) rates[i] = 0;
        else if (rates[i] !== 0) {
          rates[i] *= touchingOpenVessels(tissue, sites[i]);
          work.leaving[rows[i]] = rates[i];
        }
      }
    },
  apply: (engine, tissue, work, row) => leave(engine, tissue, work, row, EVENT.intravasations),
};
