/** Living cells of a clone, of those that blood tells apart (`circulation.strains`): `<tissue>.<cell>.clone<n>`. */
import { strainOf } from '../../../step/circulation/flow.ts';
import { strainsOf } from '../blood/of-blood.ts';
import { ofCells } from './of-cells.ts';

export const livingClone = ofCells<number>({
  key: 'livingClone',
  says: {
    label: { en: '{Cells} of clone {clone}', de: '{Cells} des Klons {clone}' },
    short: { en: 'clone {clone}', de: 'Klon {clone}' },
    phrase: { en: 'the number of {cells} of clone {clone}', de: 'wie viele {cells} des Klons {clone} es gibt' },
    help: {
      en: 'living cells of the clone; clones beyond those that blood tells apart are counted with one of them, as there',
      de: 'lebende Zellen des Klons; Klone jenseits derer, die das Blut unterscheidet, zählen wie dort bei einem von ihnen mit',
    },
  },
  fits: ({ type }) => type.inherits.length > 0,
  each: ({ model }) => strainsOf(model),
  id: ({ place, type }, strain) => `${place}.${type.id}.clone${strain + 1}`,
  args: (_, strain) => ({ clone: strain + 1 }),
  read:
    ({ model, cell }, strain) =>
    ({ clones }) => {
      let living = 0;
      for (const [clone, cells] of clones[cell]) if (strainOf(model, clone) === strain) living += cells;
      return living;
    },
});
