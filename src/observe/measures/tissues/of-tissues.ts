/** Measures of a tissue as a whole: `<tissue>.<name>`. */
import type { Model } from '../../../scenario/model.ts';
import type { Window } from '../../../step/window.ts';
import type { Tally } from '../../tally.ts';
import { type Args, type Family, family, type Spec } from '../measure.ts';

export interface OfTissue {
  model: Model;
  /** Index of the tissue, and its id. */
  tissue: number;
  place: string;
}

interface TissueSpec<Each> extends Spec<OfTissue, Each> {
  /** What follows the tissue in the id; the key when left out. */
  name?(each: Each): string;
  args?(each: Each): Args;
  read(of: OfTissue, each: Each): (tally: Tally, view: Window) => number;
}

export const ofTissues = <Each = undefined>(spec: TissueSpec<Each>): Family<OfTissue> =>
  family<OfTissue, Each>(spec, {
    id: ({ place }, each) => `${place}.${spec.name?.(each) ?? spec.key}`,
    args: ({ place }, each) => ({ tissue: place, ...spec.args?.(each) }),
    read: (of, each) => {
      const read = spec.read(of, each);
      return (view, tallies) => read(tallies[of.tissue], view);
    },
  });
