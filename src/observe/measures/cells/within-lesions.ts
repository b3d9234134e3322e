/** How diverse the clones within a lesion are. */
import { ofCells } from './of-cells.ts';

export const withinLesions = ofCells({
  key: 'withinLesions',
  unit: '',
  says: {
    label: { en: 'Diversity of {cells} within lesions', de: '{Cells}: Vielfalt innerhalb der Herde' },
    short: { en: 'diversity within lesions', de: 'Vielfalt innerhalb der Herde' },
    phrase: {
      en: 'the diversity of {cells} within lesions',
      de: 'wie vielfältig die Klone innerhalb der Herde sind ({cells})',
    },
    help: {
      en: 'mean Shannon index −Σ p·ln p over the clones of a lesion, weighted by its number of cells',
      de: 'mittlerer Shannon-Index −Σ p·ln p über die Klone eines Herdes, gewichtet nach seiner Zellzahl',
    },
  },
  needs: ['lesions'],
  fits: ({ type }) => type.division > 0 && type.inherits.length > 0,
  read:
    ({ cell }) =>
    ({ withinLesions: within }) =>
      within[cell],
});
