/** How far a species is where it was measured: the rank correlation with the values that were held out of the run. */
import { correlationOfRanks, ranksOf } from '../../../base/ranks.ts';
import type { MeasuredRow } from '../../../scenario/schema/schema.ts';
import { ofFields } from './of-fields.ts';

export const agreement = ofFields({
  key: 'agreement',
  says: {
    label: {
      en: '{tissue}: agreement of {species} with the measured values',
      de: '{tissue}: Übereinstimmung von {species} mit den Messwerten',
    },
    phrase: {
      en: 'how well {species} agrees with the measured values',
      de: 'wie gut {species} mit den Messwerten übereinstimmt',
    },
    short: { en: 'Agreement with the measured values', de: 'Übereinstimmung mit den Messwerten' },
    help: {
      en: 'Rank correlation (Spearman) over the sites that were measured: 1 if {species} is high exactly where it was measured to be high, 0 if the two have nothing to do with each other.',
      de: 'Rangkorrelation (Spearman) über die gemessenen Gitterplätze: 1, wenn {species} genau dort hoch ist, wo es hoch gemessen wurde, 0, wenn beides nichts miteinander zu tun hat.',
    },
  },
  unit: '',
  needs: [],
  fits: ({ measured }) => measured !== undefined,
  read: ({ model, tissue, species, measured }) => {
    // Measures are listed far more often than this one is read.
    let prepared: ReturnType<typeof prepare> | undefined;
    return (_, { world }) => {
      prepared ??= prepare(measured!, model.tissues[tissue].stride);
      const { sites, expected, here } = prepared;
      const field = world.tissues[tissue].fields[species];
      for (let i = 0; i < sites.length; i++) here[i] = field[sites[i]];
      const correlation = correlationOfRanks(ranksOf(here), expected);
      return Number.isNaN(correlation) ? 0 : correlation;
    };
  },
});

/** The sites that were measured, the ranks of their values, and room for what the field has there. */
function prepare({ spans, values }: MeasuredRow, stride: number) {
  const sites = spans.flatMap(([x, y, count]) => Array.from({ length: count }, (_, i) => y * stride + x + i));
  return { sites, expected: ranksOf(values), here: new Float64Array(sites.length) };
}
