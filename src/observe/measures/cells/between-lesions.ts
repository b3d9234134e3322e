/** How much the lesions of a tissue differ in their clones. */
import { ofCells } from './of-cells.ts';

export const betweenLesions = ofCells({
  key: 'betweenLesions',
  unit: '',
  says: {
    label: { en: 'Diversity of {cells} between lesions', de: '{Cells}: Vielfalt zwischen den Herden' },
    short: { en: 'diversity between lesions', de: 'Vielfalt zwischen den Herden' },
    phrase: {
      en: 'the diversity of {cells} between lesions',
      de: 'wie verschieden die Klone zwischen den Herden sind ({cells})',
    },
    help: {
      en: 'Shannon index −Σ p·ln p over the clones of all lesions together, less that within lesions: 0 if they are alike',
      de: 'Shannon-Index −Σ p·ln p über die Klone aller Herde zusammen, abzüglich des Index innerhalb der Herde: 0, wenn sie gleich sind',
    },
  },
  needs: ['lesions'],
  fits: ({ type }) => type.division > 0 && type.inherits.length > 0,
  read:
    ({ cell }) =>
    ({ betweenLesions: between }) =>
      between[cell],
});
