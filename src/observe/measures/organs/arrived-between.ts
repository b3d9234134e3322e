/** How much organs differ in the clones that have arrived there. */
import { splitDiversity } from '../../clones.ts';
import { type Circulating, ofBlood, strainsOf } from '../blood/of-blood.ts';
import { clonesArrived } from './of-organs.ts';

export const arrivedBetween = ofBlood<Circulating>({
  key: 'arrivedBetween',
  unit: '',
  says: {
    label: {
      en: 'Diversity of arrived {cells} between organs',
      de: 'Angekommene {cells}: Vielfalt zwischen den Organen',
    },
    short: { en: '{cell} arrived, between organs', de: '{cell}, angekommen, zwischen den Organen' },
    phrase: {
      en: 'the diversity of arrived {cells} between organs',
      de: 'wie verschieden die angekommenen Klone zwischen den Organen sind ({cells})',
    },
    help: {
      en: 'Shannon index −Σ p·ln p over the clones that arrived in all organs, each counting alike, less the mean within an organ: 0 if they are alike',
      de: 'Shannon-Index −Σ p·ln p über die in allen Organen angekommenen Klone, jedes Organ gleich gewichtet, abzüglich des Mittels innerhalb eines Organs: 0, wenn sie gleich sind',
    },
  },
  fits: ({ model }) => strainsOf(model).length > 0 && model.circulation.organs.length > 1,
  id: ({ cell }) => `organs.${cell.id}.arrivedBetween`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const organs = of.model.circulation.organs.map((organ, at) => clonesArrived({ ...of, organ, at }));
    return (world) =>
      splitDiversity(
        organs.map((arrived) => new Map(arrived(world).map((n, k) => [k + 1, n]))),
        () => 1,
      ).between;
  },
});
