/** How many cells of a type are found when a blood sample of the usual size is counted. */
import { type Circulating, circulating, ofBlood } from './of-blood.ts';

/** Millilitres that are drawn to count tumour cells. */
const SAMPLE = 7.5;

export const detected = ofBlood<Circulating>({
  key: 'detected',
  unit: '/7.5 mL',
  says: {
    label: { en: '{Cells} detected in blood', de: 'Im Blut nachgewiesene {cells}' },
    short: { en: 'detected', de: 'nachgewiesen' },
    phrase: { en: 'the number of {cells} detected in blood', de: 'wie viele {cells} im Blut nachgewiesen werden' },
    help: {
      en: 'cells found when 7.5 mL of blood is counted',
      de: 'Zellen, die beim Auszählen von 7,5 ml Blut gefunden werden',
    },
  },
  id: ({ cell }) => `blood.${cell.id}.detected`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const number = circulating(of);
    const { missed, volume } = of.model.circulation;
    return (world) => (number(world) * (1 - missed) * SAMPLE) / (1000 * volume);
  },
});
