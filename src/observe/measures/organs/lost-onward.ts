/** Cells of a type that died before they could go on from an organ. */
import { WAITING } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, goesOn, goingOn } from './of-organs.ts';

export const lostOnward = ofBlood<Arriving>({
  key: 'lostOnward',
  unit: 'cells',
  says: {
    label: { en: '{Cells} lost on the way from {organ}', de: 'Unterwegs verlorene {cells}: {organ}' },
    short: { en: '{cell} lost on the way', de: '{cell}, unterwegs verloren' },
    phrase: {
      en: 'the number of {cells} lost on the way from {organ}',
      de: 'wie viele {cells} unterwegs verloren gingen (ab: {organ})',
    },
    help: {
      en: 'cells that have died since the start before they could go on from the organ into blood, whole body',
      de: 'Zellen, die seit Beginn gestorben sind, bevor sie vom Organ aus weiter ins Blut gelangten, ganzer Körper',
    },
  },
  fits: goesOn,
  id: (of) => `${arrivingId(of)}.lostOnward`,
  args: arrivingArgs,
  read: (of) => goingOn(of, WAITING.lost),
});
