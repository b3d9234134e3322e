/** Measures of a tissue as a whole: `<tissue>.<name>`. */
import type { Model } from '../../../scenario/model.ts';
import type { Tally } from '../../tally.ts';
import { type Args, type Family, family, type Reader, type Spec } from '../measure.ts';

export interface OfTissue {
  model: Model;
  /** Index of the tissue, and its id. */
  tissue: number;
  place: string;
}

interface TissueSpec<Each> extends Spec<OfTissue, Each> {
  /** What follows the tissue in the id; by default the key. */
  name?(each: Each): string;
  args?(each: Each): Args;
  read(of: OfTissue, each: Each): Reader<Tally>;
}

export const ofTissues = <Each = undefined>(spec: TissueSpec<Each>): Family<OfTissue> =>
  family<OfTissue, Each>(spec, {
    id: ({ place }, each) => `${place}.${spec.name?.(each) ?? spec.key}`,
    args: ({ place }, each) => ({ tissue: place, ...spec.args?.(each) }),
    read: (of, each) => {
      const read = spec.read(of, each);
      return (view, tallies) => read(tallies[of.tissue], view, tallies);
    },
  });
