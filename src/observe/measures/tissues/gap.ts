/** The largest gap between cells, as a scratch in a layer: A = n·s², with n touching sites without a structural cell. */
import { SITE } from '../../../scenario/vocabulary.ts';
import { ofTissues } from './of-tissues.ts';

export const gap = ofTissues({
  key: 'gap',
  unit: 'µm²',
  says: {
    label: { en: 'Largest gap, {tissue}', de: 'Größte Lücke: {tissue}' },
    short: { en: 'largest gap', de: 'größte Lücke' },
    phrase: { en: 'the area of the largest gap between cells', de: 'wie groß die größte Lücke zwischen Zellen ist' },
    help: {
      en: 'sites without a living structural cell in the largest piece that touches side by side, times the area of a site (400 µm²)',
      de: 'Gitterplätze ohne lebende Strukturzelle im größten Stück, das Seite an Seite zusammenhängt, mal Fläche eines Platzes (400 µm²)',
    },
  },
  needs: ['gap'],
  read:
    () =>
    ({ gap: sites }) =>
      SITE * SITE * sites[0],
});
