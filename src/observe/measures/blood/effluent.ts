/**
 * How many more cells there are in the blood leaving their tumour than in the blood entering it.
 *
 *   1 + F/(q·m)/C,  F the cells shed an hour, q perfusion, m mass, C their concentration in arterial blood
 */
import { hasMass, massOf } from './mass.ts';
import { type Circulating, circulating, ofBlood } from './of-blood.ts';

export const effluent = ofBlood<Circulating>({
  key: 'effluent',
  unit: '×',
  needs: ['cells'],
  says: {
    label: { en: '{Cells} in effluent over arterial blood', de: '{Cells}: abfließendes Blut zu arteriellem' },
    short: { en: 'effluent over arterial', de: 'abfließend zu arteriell' },
    phrase: {
      en: 'the density of {cells} in effluent, relative to arterial blood',
      de: 'wie dicht {cells} im abfließenden Blut sind, verglichen mit arteriellem',
    },
    help: {
      en: 'cells per mL of the blood that leaves their tumour, over those per mL of the blood that enters it',
      de: 'Zellen je ml des Blutes, das aus ihrem Tumor abfließt, im Verhältnis zu denen des zufließenden Blutes',
    },
  },
  fits: hasMass,
  id: ({ cell }) => `blood.${cell.id}.effluent`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const { model, cell } = of;
    const grams = massOf(of);
    const number = circulating(of);
    const { perfusion, volume } = model.circulation;
    return (world, _, tallies) => {
      const flow = perfusion * 60 * grams(tallies);
      const arterial = number(world) / (1000 * volume);
      const shed = world.blood[model.blood.shed + cell.index];
      return flow > 0 && arterial > 0 ? 1 + shed / flow / arterial : 0;
    };
  },
});
