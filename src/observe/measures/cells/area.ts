/** The area that the living cover: A = n·s², with n sites of side s; a site holds one cell of a type. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { ofCells } from './of-cells.ts';

export const area = ofCells({
  key: 'area',
  unit: 'µm²',
  says: {
    label: { en: 'Area covered by {cells}', de: '{Cells}: bedeckte Fläche' },
    short: { en: 'area covered', de: 'bedeckte Fläche' },
    phrase: { en: 'the area that {cells} cover', de: 'wie groß die bedeckte Fläche ist ({cells})' },
    help: {
      en: 'sites with a living cell of the type, times the area of a site (400 µm²); gaps and dead cells left out',
      de: 'Gitterplätze mit einer lebenden Zelle des Typs, mal Fläche eines Platzes (400 µm²); ohne Lücken und tote Zellen',
    },
  },
  read:
    ({ cell }) =>
    ({ living }) =>
      SITE * SITE * living[cell],
});
