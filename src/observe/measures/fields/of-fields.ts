/** Measures of one species in one tissue: `<tissue>.<species>.<name>`. */
import type { Model } from '../../../scenario/model.ts';
import type { Tally } from '../../tally.ts';
import { type Family, family, type Spec } from '../measure.ts';

export interface OfField {
  model: Model;
  /** Index of the tissue, and its id. */
  tissue: number;
  place: string;
  /** Index of the species. */
  species: number;
}

interface FieldSpec extends Pick<Spec<OfField, undefined>, 'key'> {
  read(of: OfField): (tally: Tally) => number;
}

export const ofFields = (spec: FieldSpec): Family<OfField> =>
  family<OfField, undefined>(
    { ...spec, unit: ({ model, species }) => (model.species[species].oxygen ? 'mmHg' : 'nM'), needs: ['fields'] },
    {
      id: ({ model, place, species }) => `${place}.${model.species[species].id}.${spec.key}`,
      args: ({ model, place, species }) => ({ species: model.species[species].id, tissue: place }),
      read: (of) => {
        const read = spec.read(of);
        return (_, tallies) => read(tallies[of.tissue]);
      },
    },
  );
