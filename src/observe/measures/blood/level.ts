/** The mean of a receptor, a state or a trait over the cells of a type in blood: `blood.<cell>.<level>.mean`. */
import { levelsOf } from '../../../scenario/vocabulary.ts';
import { variesIn } from '../../space/varies.ts';
import { type Circulating, ofBlood } from './of-blood.ts';

export const bloodLevel = ofBlood<Circulating, { level: string; index: number }>({
  key: 'bloodLevel',
  unit: '×',
  says: {
    label: { en: '{level} of {cells} in blood', de: '{level} im Blut: {cells}' },
    short: { en: '{level} in blood', de: '{level} im Blut' },
    phrase: { en: 'the mean {level} of {cells} in blood', de: 'wie hoch {level} im Blut im Mittel ist ({cells})' },
    help: {
      en: 'mean over circulating cells; no value without any',
      de: 'Mittel über die zirkulierenden Zellen; kein Wert ohne solche',
    },
  },
  each: ({ model, cell }) =>
    levelsOf(model.names)
      .map((level, index) => ({ level, index }))
      .filter((one) => variesIn({ model, type: cell }, one)),
  id: ({ cell }, { level }) => `blood.${cell.id}.${level}.mean`,
  args: ({ cell }, { level }) => ({ cell: cell.id, level }),
  read: ({ model, cell }, { index }) => {
    const count = levelsOf(model.names).length;
    const { strains } = model.circulation;
    const first = cell.index * strains;
    return ({ blood }) => {
      let [sum, cells] = [0, 0];
      for (let at = first; at < first + strains; at++) {
        sum += blood[model.blood.cells + at] * blood[model.blood.levels + at * count + index];
        cells += blood[model.blood.cells + at];
      }
      return cells > 0 ? sum / cells : Number.NaN;
    };
  },
});
