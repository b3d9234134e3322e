/** How many cells of a type circulate in the body. */
import { type Circulating, circulating, ofBlood } from './of-blood.ts';

export const number = ofBlood<Circulating>({
  key: 'number',
  unit: 'cells',
  id: ({ cell }) => `blood.${cell.id}.number`,
  args: ({ cell }) => ({ cell: cell.id }),
  read: circulating,
});
