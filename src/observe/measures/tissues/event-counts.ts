/** How often things have happened to the cells of a tissue: `<tissue>.events.<event>`. */
import { EVENTS } from '../../../world/world.ts';
import { ofTissues } from './of-tissues.ts';

export const eventCounts = ofTissues<{ event: string; index: number }>({
  key: 'events',
  unit: '',
  each: () => EVENTS.map((event, index) => ({ event, index })),
  name: ({ event }) => `events.${event}`,
  args: ({ event }) => ({ event }),
  read:
    ({ tissue }, { index }) =>
    (_, { world }) =>
      world.tissues[tissue].events[index],
});
