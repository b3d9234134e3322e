/** Cells of a type that lymph brought to an organ, and that found no room in its tissue. */
import { WAITING } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, goesOn, goingOn } from './of-organs.ts';

export const refused = ofBlood<Arriving>({
  key: 'refused',
  unit: 'cells',
  says: {
    label: { en: '{Cells} without room in {organ}', de: '{Cells} ohne Platz: {organ}' },
    short: { en: '{cell} without room', de: '{cell}, ohne Platz' },
    phrase: {
      en: 'the number of {cells} that found no room in {organ}',
      de: 'wie viele {cells} keinen Platz fanden ({organ})',
    },
    help: {
      en: 'arrivals by lymph since the start that found no room in the tissue of the organ and are lost, whole body',
      de: 'Ankünfte mit der Lymphe seit Beginn, die im Gewebe des Organs keinen Platz fanden und verloren sind, ganzer Körper',
    },
  },
  fits: (of) => goesOn(of) && of.organ.tissue >= 0,
  id: (of) => `${arrivingId(of)}.refused`,
  args: arrivingArgs,
  read: (of) => goingOn(of, WAITING.refused),
});
