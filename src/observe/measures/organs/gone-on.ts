/** Cells of a type that have gone on from an organ into blood. */
import { WAITING } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, goesOn, goingOn } from './of-organs.ts';

export const goneOn = ofBlood<Arriving>({
  key: 'goneOn',
  unit: 'cells',
  says: {
    label: { en: '{Cells} gone on from {organ}', de: 'Weitergewanderte {cells}: {organ}' },
    short: { en: '{cell} gone on', de: '{cell}, weitergewandert' },
    phrase: {
      en: 'the number of {cells} that have gone on from {organ}',
      de: 'wie viele {cells} weitergewandert sind (ab: {organ})',
    },
    help: {
      en: 'cells that have gone on from the organ into blood since the start, whole body',
      de: 'Zellen, die seit Beginn vom Organ aus weiter ins Blut gelangt sind, ganzer Körper',
    },
  },
  fits: goesOn,
  id: (of) => `${arrivingId(of)}.goneOn`,
  args: arrivingArgs,
  read: (of) => goingOn(of, WAITING.goneOn),
});
