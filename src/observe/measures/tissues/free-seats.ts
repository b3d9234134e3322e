/** Seats of the niche that no cell holds. */
import { PHASE } from '../../../world/world.ts';
import { ofTissues } from './of-tissues.ts';

export const freeSeats = ofTissues({
  key: 'freeSeats',
  unit: '',
  says: {
    label: { en: 'Free niche seats', de: 'Freie Nischenplätze' },
    short: { en: 'free seats', de: 'freie Plätze' },
    phrase: { en: 'the number of niche seats that are free', de: 'wie viele Nischenplätze frei sind' },
    help: {
      en: 'seats of living niche cells that no cell holds',
      de: 'Plätze lebender Nischenzellen, die keine Zelle besetzt',
    },
  },
  fits: ({ model, tissue }) => model.niche?.tissue === tissue,
  read:
    ({ model, tissue }) =>
    (_, { world }) => {
      const { counts, type, phase, seats } = world.tissues[tissue].pool;
      let free = 0;
      for (let row = 0; row < counts[0]; row++) {
        if (type[row] === 0 || phase[row] !== PHASE.alive) continue;
        const offers = model.cells[type[row] - 1].offersSeats?.count ?? 0;
        if (offers > 0) free += Math.max(0, offers - seats[row]);
      }
      return free;
    },
});
