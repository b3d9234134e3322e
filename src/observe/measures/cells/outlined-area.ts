/**
 * The area within the outline of the living: A = n·s², with n sites of side s that they cover or enclose. A site is
 * enclosed when no way over free sides leads from it to the edge of the tissue; where edges wrap, all but the largest
 * piece between the cells is. It is what an image shows once its holes are filled: cores of dead cells count.
 */
import { SITE } from '../../../scenario/vocabulary.ts';
import { ofCells } from './of-cells.ts';

export const outlinedArea = ofCells({
  key: 'outlinedArea',
  unit: 'µm²',
  says: {
    label: { en: 'Area within the outline of {cells}', de: '{Cells}: Fläche innerhalb des Umrisses' },
    short: { en: 'area within the outline', de: 'Fläche im Umriss' },
    phrase: {
      en: 'the area within the outline of {cells}',
      de: 'wie groß die Fläche innerhalb des Umrisses ist ({cells})',
    },
    help: {
      en: 'sites that living cells of the type cover or enclose, times the area of a site (400 µm²): dead cores and gaps inside count',
      de: 'Gitterplätze, die lebende Zellen des Typs bedecken oder umschließen, mal Fläche eines Platzes (400 µm²): tote Kerne und Lücken im Inneren zählen mit',
    },
  },
  needs: ['outlines'],
  read:
    ({ cell }) =>
    ({ outlined }) =>
      SITE * SITE * outlined[cell],
});
