/** A vessel cell starts a sprout; one that can carry blood needs blood of its own for it. */
import { startSprout } from '../vessels/sprout.ts';
import type { Behaviour } from './behaviour.ts';
import { withOwnBlood } from './entry.ts';

export const sprouting: Behaviour = {
  output: 'sprouting',
  restrict: (_, type) => (type.perfuses ? withOwnBlood : null),
  apply: startSprout,
};
