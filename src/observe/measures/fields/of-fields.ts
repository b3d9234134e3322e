/** Measures of one species in one tissue: `<tissue>.<species>.<name>`. */
import type { Model } from '../../../scenario/model.ts';
import type { MeasuredRow } from '../../../scenario/schema/schema.ts';
import type { Part, Tally } from '../../tally.ts';
import { type Family, family, type MeasureUnit, type Reader, type Spec } from '../measure.ts';

export interface OfField {
  model: Model;
  /** Index of the tissue, and its id. */
  tissue: number;
  place: string;
  /** Index of the species. */
  species: number;
  /** What was measured of it there, if anything. */
  measured?: MeasuredRow | undefined;
}

interface FieldSpec extends Omit<Spec<OfField, undefined>, 'unit' | 'each'> {
  /** That of the species by default. */
  unit?: Spec<OfField, undefined>['unit'];
  /** Parts of the tally besides the sums over the fields. */
  needs?: readonly Part[];
  read(of: OfField): Reader<Tally>;
}

const unitOf = ({ model, species }: OfField): MeasureUnit => (model.species[species].oxygen ? 'mmHg' : 'nM');

export const ofFields = (spec: FieldSpec): Family<OfField> =>
  family<OfField, undefined>(
    { ...spec, unit: spec.unit ?? unitOf, needs: ['fields', ...(spec.needs ?? [])] },
    {
      id: ({ model, place, species }) => `${place}.${model.species[species].id}.${spec.key}`,
      args: ({ model, place, species }) => ({ species: model.species[species].id, tissue: place }),
      read: (of) => {
        const read = spec.read(of);
        return (view, tallies) => read(tallies[of.tissue], view, tallies);
      },
    },
  );
