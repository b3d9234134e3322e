/** How many cells of a type there are in a volume of blood. */
import { type Circulating, circulating, ofBlood } from './of-blood.ts';

export const density = ofBlood<Circulating>({
  key: 'blood',
  unit: '/mL',
  id: ({ cell }) => `blood.${cell.id}`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: (of) => {
    const number = circulating(of);
    return (world) => number(world) / (1000 * of.model.circulation.volume);
  },
});
