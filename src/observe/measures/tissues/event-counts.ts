/** How often things have happened to the cells of a tissue: `<tissue>.events.<event>`. */
import { inWords } from '../../../base/words.ts';
import { EVENTS } from '../../../world/world.ts';
import { ofTissues } from './of-tissues.ts';

export const eventCounts = ofTissues<{ event: string; index: number }>({
  key: 'events',
  unit: '',
  says: ({ event, tissue }) => ({
    label: `${capitalised(inWords(event!))}, ${tissue}`,
    help: 'number since the start',
  }),
  each: () => EVENTS.map((event, index) => ({ event, index })),
  name: ({ event }) => `events.${event}`,
  args: ({ event }) => ({ event }),
  read:
    ({ tissue }, { index }) =>
    (_, { world }) =>
      world.tissues[tissue]!.events[index]!,
});

const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
