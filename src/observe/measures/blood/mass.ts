/** The mass of the tumours, or other tissues of a type, that the lattices are samples of. */
import type { CellType, Model } from '../../../scenario/model.ts';
import type { Tally } from '../../tally.ts';
import { type Circulating, ofBlood } from './of-blood.ts';

/** Grams in a site of 20 µm, at 1 g/mL. */
const SITE_GRAMS = 8e-9;

/** Whether a type has a tissue of its own in the body: on a lattice that is a sample of one, and laid out there. */
export const hasMass = ({ model, cell }: Circulating): boolean => homesOf(model, cell).length > 0;

const homesOf = (model: Model, { id }: CellType): number[] =>
  model.tissues.flatMap(({ sites, layout }, t) =>
    sites > 0 && layout.some((row) => 'cell' in row && row.cell === id) ? [t] : [],
  );

/** Grams of living and dead cells of a type, from the tallies of all tissues. */
export function massOf({ model, cell }: Circulating): (tallies: readonly Tally[]) => number {
  const homes = homesOf(model, cell).map((t) => {
    const { sites, width, height } = model.tissues[t];
    return { t, grams: (SITE_GRAMS * sites) / (width * height) };
  });
  return (tallies) =>
    homes.reduce((sum, { t, grams }) => sum + grams * (tallies[t].living[cell.index] + tallies[t].dead[cell.index]), 0);
}

export const mass = ofBlood<Circulating>({
  key: 'mass',
  unit: 'g',
  needs: ['cells'],
  says: {
    label: { en: 'Mass of {cells}', de: '{Cells}: Masse' },
    short: { en: 'mass', de: 'Masse' },
    phrase: { en: 'the mass of {cells}', de: 'wie viel Masse {cells} haben' },
    help: {
      en: 'mass of these cells, living and dead, in the body',
      de: 'Masse dieser Zellen im Körper, lebend und tot',
    },
  },
  fits: hasMass,
  id: ({ cell }) => `blood.${cell.id}.mass`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const grams = massOf(of);
    return (_, __, tallies) => grams(tallies);
  },
});
