/** The share of the living born by division within the last day: a labelling index. */
import { PHASE, tickOf } from '../../../world/world.ts';
import { percentOf } from '../measure.ts';
import { ofCells } from './of-cells.ts';

/** Minutes. */
const DAY = 1440;

export const newborn = ofCells({
  key: 'newborn',
  unit: '%',
  perLiving: true,
  says: {
    label: { en: 'Newborn {cells}', de: 'Neu entstandene {cells}' },
    short: { en: 'newborn', de: 'neu entstanden' },
    phrase: { en: 'the share of {cells} that are newborn', de: 'welcher Anteil neu entstanden ist ({cells})' },
    help: {
      en: 'share of living cells that were born by division in the last 24 hours',
      de: 'Anteil der lebenden Zellen, die in den letzten 24 Stunden durch Teilung entstanden sind',
    },
  },
  fits: ({ type }) => type.division > 0,
  read:
    ({ model, tissue, cell }) =>
    ({ living }, { world }) => {
      const { counts, type, phase, born, motherLow, motherHigh } = world.tissues[tissue].pool;
      const since = tickOf(world) - DAY / model.minutes;
      let count = 0;
      for (let row = 0; row < counts[0]; row++) {
        if (type[row] !== cell + 1 || phase[row] !== PHASE.alive) continue;
        if (born[row] >= since && (motherLow[row] !== 0 || motherHigh[row] !== 0)) count++;
      }
      return percentOf(living[cell], count);
    },
});
