/** Which charts and drugs the timeline shows. */
import { drugGiven } from '../../run/command.ts';
import type { DrugInfo, MeasureInfo, Opened } from '../../serve/protocol.ts';
import { concentrationsOf } from '../run/drug-measures.ts';
import { arms, log } from '../run/state.ts';
import { mostDifferent } from '../twins/most-different.ts';
import { chartsOf, isUnchosen } from './chosen.tsx';

/** The drug that has a lane of its own: the first one given, or the scenario's first. */
export function drugsShown(run: Opened): DrugInfo[] {
  const given = new Set(log.value.map(drugGiven));
  const dosed = run.drugs.filter((drug) => given.has(drug.id));
  return (dosed.length > 0 ? dosed : run.drugs).slice(0, 1);
}

/** The charts in their order, without the drug that has a lane; what tells runs apart takes the place of the first. */
export function shownCharts(run: Opened): { place: string; measure: MeasureInfo }[] {
  const lanes = concentrationsOf(drugsShown(run));
  const charts = chartsOf(run).filter(({ place }) => !lanes.has(place));
  const [apart] = arms.value.length > 1 ? mostDifferent.value : [];
  const different = run.measures.find(({ id }) => id === apart);
  const [first] = charts;
  if (different === undefined || first === undefined || !isUnchosen(run) || first.measure === different) return charts;
  // Where it is charted already, the two change places.
  const at = charts.findIndex(({ measure }) => measure === different);
  if (at > 0) charts[at] = { place: charts[at].place, measure: first.measure };
  charts[0] = { place: first.place, measure: different };
  return charts;
}
