/** Whether a vessel cell still needs its growth signal: it is young and not a founder, or has never carried blood. */
import { FLAG, tickOf } from '../../world/world.ts';
import type { ReadingOf } from './reading.ts';

export const immature: ReadingOf<'immature'> = {
  one({ view: { world }, tissue: { pool }, row }) {
    const { minutes, maturation } = world.model;
    const { born, flags } = pool;
    const young = (tickOf(world) - born[row]) * minutes < maturation && !(flags[row] & FLAG.founder);
    return young || !(flags[row] & FLAG.everPerfused) ? 1 : 0;
  },
};
