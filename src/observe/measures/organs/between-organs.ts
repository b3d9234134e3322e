/** How much the tissues of organs differ in the clones that live there. */
import { splitDiversity } from '../../clones.ts';
import { type Circulating, ofBlood, strainsOf } from '../blood/of-blood.ts';

/** The tissues of organs, each once. */
const tissuesOf = ({ model }: Circulating): number[] => [
  ...new Set(model.circulation.organs.flatMap(({ tissue }) => (tissue < 0 ? [] : [tissue]))),
];

export const betweenOrgans = ofBlood<Circulating>({
  key: 'betweenOrgans',
  unit: '',
  says: {
    label: { en: 'Diversity of {cells} between organs', de: '{Cells}: Vielfalt zwischen den Organen' },
    short: { en: '{cell}, diversity between organs', de: '{cell}, Vielfalt zwischen den Organen' },
    phrase: {
      en: 'the diversity of {cells} between organs',
      de: 'wie verschieden die Klone zwischen den Organen sind ({cells})',
    },
    help: {
      en: 'Shannon index −Σ p·ln p over the clones in the tissues of all organs, each counting alike, less the mean within an organ: 0 if they are alike',
      de: 'Shannon-Index −Σ p·ln p über die Klone in den Geweben aller Organe, jedes gleich gewichtet, abzüglich des Mittels innerhalb eines Organs: 0, wenn sie gleich sind',
    },
  },
  needs: ['cells'],
  fits: (of) => strainsOf(of.model).length > 0 && of.cell.inherits.length > 0 && tissuesOf(of).length > 1,
  id: ({ cell }) => `organs.${cell.id}.betweenOrgans`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const tissues = tissuesOf(of);
    const type = of.cell.index;
    return (_, __, tallies) =>
      splitDiversity(
        tissues.map((tissue) => tallies[tissue].clones[type]),
        () => 1,
      ).between;
  },
});
