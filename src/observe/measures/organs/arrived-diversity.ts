/** How diverse the clones are that have arrived in an organ. */
import { diversityOf } from '../../clones.ts';
import { ofBlood, strainsOf } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, clonesArrived } from './of-organs.ts';

export const arrivedDiversity = ofBlood<Arriving>({
  key: 'arrivedDiversity',
  unit: '',
  fits: ({ model }) => strainsOf(model).length > 0,
  id: (of) => `${arrivingId(of)}.shannon`,
  args: arrivingArgs,
  read: (of) => {
    const clones = clonesArrived(of);
    return (world) => diversityOf(clones(world));
  },
});
