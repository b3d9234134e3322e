/**
 * The chemotactic index of the last steps of the living: `<tissue>.<cell>.chemotacticIndex.<species>`.
 *
 *   CI = Σ dᵢ·gᵢ / Σ |dᵢ|
 *
 * where dᵢ is the last step that cell i has taken and gᵢ the unit vector up the gradient where it stands. A run keeps
 * no paths, so this is the index of one step per cell; its mean over a time is displacement up the gradient over path
 * where all cells step as often. The probe `migration` of a target follows every cell along its whole path.
 */
import { sensedBy } from '../../space/climb.ts';
import { ofCells } from './of-cells.ts';

export const chemotacticIndex = ofCells<{ id: string; index: number }>({
  key: 'chemotacticIndex',
  unit: '',
  says: {
    label: { en: 'Chemotactic index of {cells}, {species}', de: '{Cells}: chemotaktischer Index, {species}' },
    short: { en: 'chemotactic index, {species}', de: 'chemotaktischer Index, {species}' },
    phrase: {
      en: 'the chemotactic index of {cells} towards {species}',
      de: 'wie groß der chemotaktische Index nach {species} ist ({cells})',
    },
    help: {
      en: 'displacement up the gradient over path, of the last step of each living cell: 1 straight up, 0 at random, −1 straight down; no value where none has moved, or the field is flat',
      de: 'Verschiebung den Gradienten hinauf durch Weg, für den letzten Schritt jeder lebenden Zelle: 1 geradewegs hinauf, 0 zufällig, −1 geradewegs hinab; kein Wert, wo sich keine bewegt hat oder das Feld flach ist',
    },
  },
  perLiving: true,
  fits: ({ type }) => type.speed > 0 && type.taxis !== 0,
  needs: ['climbs'],
  each: ({ model, type }) => sensedBy(model, type).map((index) => ({ id: model.species[index].id, index })),
  id: ({ place, type }, { id }) => `${place}.${type.id}.chemotacticIndex.${id}`,
  args: (_, { id }) => ({ species: id }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * model.species.length + index;
    return ({ climbed }) => climbed[slot];
  },
});
