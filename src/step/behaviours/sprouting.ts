/** A vessel cell starts a sprout; one of a type that can carry blood must be carrying it. */
import { startSprout } from '../vessels/sprout.ts';
import type { Behaviour } from './behaviour.ts';
import { withOwnBlood } from './entry.ts';

export const sprouting: Behaviour = {
  output: 'sprouting',
  restrict: (_, type) => (type.perfuses ? withOwnBlood : null),
  apply: startSprout,
};
