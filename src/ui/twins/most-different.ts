/** Which measures tell several runs apart: the one that a comparison shows first, and a list of them. */
import { computed } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { concentrationsOf } from '../run/drug-measures.ts';
import { arms, focus } from '../run/state.ts';

/** Minimum number of cells for a comparison, and the smallest relative difference that counts. */
const LEAST_CELLS = 20;
const LEAST_DIFFERENCE = 0.1;
/** How much more another measure must differ to take first place. */
const CLEARLY_MORE = 1.5;
/** Maximum number of measures listed. */
const MAX_LISTED = 6;

let first = '';

/** Ids of the charted measures, and of the blood measures given beside it, the most different first. */
export const mostDifferent = computed<readonly string[]>(() => {
  const [a, b] = arms.value;
  const run = a?.opened.value ?? null;
  if (run === null || b === undefined) return run?.view.charts ?? [];
  const found = differences(run, a, b, candidatesOf(run));
  if (found.length === 0) return run.view.charts;
  const shares = new Map(found.map(({ measure, share }) => [measure.id, share]));
  const [{ measure: top, share: most }] = found;
  if (most < LEAST_DIFFERENCE) first = '';
  else if (first === '' || most > CLEARLY_MORE * (shares.get(first) ?? 0)) first = top.id;
  return first === '' ? run.view.charts : [first, ...run.view.charts.filter((id) => id !== first)];
});

/** A measure at the same moment of two runs, and the difference as a share of its largest value. */
export interface Difference {
  measure: MeasureInfo;
  values: readonly [number, number];
  share: number;
}

/** The run in focus, or the second one, against the first. */
export const compared = computed<readonly [Arm, Arm] | null>(() => {
  const [a, b] = arms.value;
  const other = focus.value === a ? b : focus.value;
  return other === undefined || a === undefined ? null : [a, other];
});

/**
 * What differs most between two runs, among all measures: for each cell type in a tissue, and for each organ, the
 * measure that differs most. What a single hour or step gives varies too much by chance.
 */
export const listedDifferences = computed<readonly Difference[]>(() => {
  const [a, b] = compared.value ?? [];
  const run = a?.opened.value ?? null;
  if (run === null || a === undefined || b === undefined) return [];
  const drugs = concentrationsOf(run.drugs);
  const isOfDrug = (id: string) => drugs.has(id.split('.').slice(0, 2).join('.'));
  const isOfMoment = ({ id, unit }: MeasureInfo) => unit === 'cells/h' || /\.chemotacticIndex\./.test(id);
  const ids = run.measures.filter((one) => !isOfMoment(one) && !isOfDrug(one.id)).map(({ id }) => id);
  const listed = new Set<string>();
  return differences(run, a, b, ids)
    .filter(({ measure: { id }, share }) => {
      const [where, what, ...measured] = id.split('.');
      // One measure of each thing, and each measure of one thing alone, except for numbers of cells.
      const same = [
        `${where}.${what}`,
        ...(measured.length > 0 && measured[0] !== 'count' ? [measured.join('.')] : []),
      ];
      if (share < LEAST_DIFFERENCE || same.some((one) => listed.has(one))) return false;
      for (const one of same) listed.add(one);
      return true;
    })
    .slice(0, MAX_LISTED);
});

/** Measures at the last moment that both runs have, the most different first. */
function differences(run: Opened, a: Arm, b: Arm, ids: readonly string[]): Difference[] {
  for (const arm of [a, b]) void arm.seriesVersion.value;
  const step = Math.min(a.series.last, b.series.last);
  const [rowA, rowB] = [a.series.rowAt(step), b.series.rowAt(step)];
  if (rowA < 0 || rowB < 0) return [];
  const found = ids.flatMap((id): Difference[] => {
    const index = run.measures.findIndex((one) => one.id === id);
    if (index < 0) return [];
    const measure = run.measures[index];
    const values = [a.series.value(rowA, index), b.series.value(rowB, index)] as const;
    const most = Math.max(a.series.largest(index), b.series.largest(index));
    return [{ measure, values, share: shareOf(measure.unit, Math.abs(values[0] - values[1]), most) }];
  });
  return found.sort((left, right) => right.share - left.share);
}

/** What the page shows for a run anyway: its charts, without the drugs that make the difference, and folds in blood. */
function candidatesOf(run: Opened): string[] {
  const drugs = concentrationsOf(run.drugs);
  const folds = run.measures
    .filter(({ id, unit }) => unit === '×' && /^blood\.\w+\.fold$/.test(id))
    .map(({ id }) => id);
  const charted = run.view.charts.filter((id) => !drugs.has(id));
  return [...new Set([...charted, ...folds])];
}

/** A difference as a share of the largest value in the runs; too few cells are not compared. */
const shareOf = (unit: string, apart: number, most: number): number =>
  !(most > 0) || (unit === 'cells' && most < LEAST_CELLS) ? 0 : apart / most;
