/** The share of the living born by division within the last day: a labelling index. */
import { percentOf } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const newborn = ofCells({
  key: 'newborn',
  unit: '%',
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
    ({ cell }) =>
    ({ living, newborn: born }) =>
      percentOf(living[cell], born[cell]),
});
