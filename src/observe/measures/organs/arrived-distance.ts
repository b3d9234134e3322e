/** How different the clones that arrived in an organ are from those of the first tissue. */
import { differenceOf } from '../../clones.ts';
import { ofBlood, strainsOf } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, clonesArrived } from './of-organs.ts';

export const arrivedDistance = ofBlood<Arriving>({
  key: 'arrivedDistance',
  unit: '',
  needs: ['cells'],
  fits: ({ model }) => strainsOf(model).length > 0,
  id: (of) => `${arrivingId(of)}.distance`,
  args: (of) => ({ ...arrivingArgs(of), first: of.model.tissues[0].id }),
  read: (of) => {
    const clones = clonesArrived(of);
    return (world, _, tallies) =>
      differenceOf(tallies[0].clones[of.cell.index], new Map(clones(world).map((n, k) => [k + 1, n])));
  },
});
