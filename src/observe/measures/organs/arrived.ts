/** Cells of a type that have arrived in an organ of the whole body. */
import { ofBlood, overStrains } from '../blood/of-blood.ts';
import { type Arriving, arrivalSlot, arrivingArgs, arrivingId } from './of-organs.ts';

export const arrived = ofBlood<Arriving>({
  key: 'arrived',
  unit: 'cells',
  id: arrivingId,
  args: arrivingArgs,
  read: (of) => overStrains(of.model, arrivalSlot(of)),
});
