/** Measures: numbers read from a world that are recorded, charted and printed. Pure; reading them changes nothing. */
import { type Resumable, runToEnd } from '../../base/resumable.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Window } from '../../step/window.ts';
import { type TallyAll, tallyAlone } from '../tally.ts';
import type { InBlood } from './blood/of-blood.ts';
import {
  OF_ALL_ORGANS,
  OF_ARRIVALS,
  OF_CELLS,
  OF_CIRCULATING,
  OF_DRUGS,
  OF_FIELDS,
  OF_LIGANDS,
  OF_NICHE,
  OF_POOLS,
  OF_RECEPTORS,
  OF_TISSUES,
} from './list.ts';
import { type Family, type Measure, type Names, namesIn } from './measure.ts';
import { readoutMeasures } from './readouts.ts';

export { rimOf } from '../space/discs.ts';
export type { Measure } from './measure.ts';

/** All measures of a scenario, in a fixed order. */
export function measuresOf(model: Model, scenario: Prepared): Measure[] {
  const names = namesIn(scenario);
  const measures = [...tissueMeasures(model, names, scenario), ...bloodMeasures(model, names)];
  return [...measures, ...readoutMeasures(scenario, measures)];
}

const allOf = <Of>(families: readonly Family<Of>[], of: Of, names: Names): Measure[] =>
  families.flatMap((family) => family(of, names));

const tissueMeasures = (model: Model, names: Names, scenario: Prepared): Measure[] =>
  model.tissues.flatMap(({ id: place, index: tissue }) => [
    ...model.cells.flatMap((type) => allOf(OF_CELLS, { model, tissue, place, type, cell: type.index }, names)),
    ...model.species.flatMap(({ id }, species) => {
      const measured = scenario.tissues[place]?.measured?.[id];
      return allOf(OF_FIELDS, { model, tissue, place, species, measured }, names);
    }),
    ...allOf(OF_TISSUES, { model, tissue, place }, names),
  ]);

function bloodMeasures(model: Model, names: Names): Measure[] {
  const each = (things: readonly unknown[], families: readonly Family<InBlood>[]): Measure[] =>
    things.flatMap((_, index) => allOf(families, { model, index }, names));
  const { niche } = model;
  const reference = niche ? model.cells[niche.reference] : undefined;
  return [
    ...model.cells.filter(({ circulates }) => circulates).flatMap((cell) => circulatingMeasures(model, cell, names)),
    ...OF_DRUGS.flatMap((family) => each(model.drugs, [family])),
    ...each(model.species, OF_LIGANDS),
    ...each(model.receptors, OF_RECEPTORS),
    ...each(model.circulation.pools, OF_POOLS),
    ...(niche && reference ? allOf(OF_NICHE, { model, niche, reference }, names) : []),
  ];
}

function circulatingMeasures(model: Model, cell: CellType, names: Names): Measure[] {
  const of = { model, cell, index: cell.index };
  return [
    ...allOf(OF_CIRCULATING, of, names),
    ...model.circulation.organs.flatMap((organ, at) => allOf(OF_ARRIVALS, { ...of, organ, at }, names)),
    ...allOf(OF_ALL_ORGANS, of, names),
  ];
}

/** Whether a measure takes no more than counting cells, so that it can be read often. */
export const isCount = ({ needs = [] }: Measure): boolean => needs.every((part) => part === 'cells');

/** Present values of some measures. */
export const readMeasures = (view: Window, measures: readonly Measure[]): Float64Array =>
  runToEnd(readMeasuresResumably(view, measures));

/** The same with pauses, during which the world must not change. */
export function* readMeasuresResumably(
  view: Window,
  measures: readonly Measure[],
  tally: TallyAll = tallyAlone,
): Resumable<Float64Array> {
  const parts = new Set(measures.flatMap(({ needs }) => needs ?? []));
  const tallies = yield* tally(view, parts);
  return Float64Array.from(measures, (measure) => measure.read(view, tallies));
}
