/** Cells of a type that lymph brought to an organ, and that have not gone on yet. */
import { WAITING } from '../../../step/circulation/blood.ts';
import { ofBlood } from '../blood/of-blood.ts';
import { type Arriving, arrivingArgs, arrivingId, goesOn, goingOn } from './of-organs.ts';

export const waiting = ofBlood<Arriving>({
  key: 'waiting',
  unit: 'cells',
  says: {
    label: { en: '{Cells} waiting in {organ}', de: 'Wartende {cells}: {organ}' },
    short: { en: '{cell} waiting', de: '{cell}, wartend' },
    phrase: { en: 'the number of {cells} that wait in {organ}', de: 'wie viele {cells} warten ({organ})' },
    help: {
      en: 'cells in the organ or the lymph that leaves it that have not gone on into blood yet, whole body',
      de: 'Zellen im Organ oder in der Lymphe, die es verlässt, die noch nicht weiter ins Blut gelangt sind, ganzer Körper',
    },
  },
  fits: goesOn,
  id: (of) => `${arrivingId(of)}.waiting`,
  args: arrivingArgs,
  read: (of) => goingOn(of, WAITING.now),
});
