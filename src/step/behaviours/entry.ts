/** A vessel cell with blood lets a cell of another type in, which appears in a free slot at or beside it. */
import { EVENT, FLAG } from '../../world/world.ts';
import { arriveAt, entryShare } from '../cells/arrive.ts';
import type { Restrict } from '../cells/evaluation.ts';
import type { Behaviour } from './behaviour.ts';

/** Allows only vessel cells that carry blood. */
export const withOwnBlood: Restrict = ({ block: { rows } }, { tissue, count }, rates) => {
  const { flags } = tissue.pool;
  for (let i = 0; i < count; i++) if (!(flags[rows[i]] & FLAG.perfused)) rates[i] = 0;
};

export const entry: Behaviour = {
  output: 'enter',
  restrict: () => withOwnBlood,
  apply(engine, tissue, _, row, target) {
    if (!(tissue.pool.flags[row] & FLAG.perfused)) return;
    if (arriveAt(engine, tissue, row, target, entryShare(engine, tissue, row)) >= 0) tissue.events[EVENT.entries]++;
  },
};
