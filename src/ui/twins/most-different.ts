/** Which of the measures of several runs tell them apart: what a comparison shows first. */
import { computed } from '@preact/signals';
import type { Opened } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { arms } from '../run/state.ts';

/** Fewest cells whose number is compared, and the smallest relative difference that counts. */
const LEAST_CELLS = 20;
const LEAST_DIFFERENCE = 0.1;
/** How much more another measure has to differ to take the first place. */
const CLEARLY_MORE = 1.5;

let first = '';

/** Ids of the charted measures, and of those of the blood that are told beside it, the most different first. */
export const mostDifferent = computed<readonly string[]>(() => {
  const [a, b] = arms.value;
  const run = a?.opened.value ?? null;
  if (run === null || b === undefined) return run?.view.charts ?? [];
  for (const arm of arms.value) void arm.seriesVersion.value;
  const step = Math.min(a.series.last, b.series.last);
  const [rowA, rowB] = [a.series.rowAt(step), b.series.rowAt(step)];
  if (rowA < 0 || rowB < 0) return run.view.charts;
  const apart = new Map(
    candidatesOf(run).map((id) => {
      const index = run.measures.findIndex((one) => one.id === id);
      const apart = Math.abs(a.series.value(rowA, index) - b.series.value(rowB, index));
      return [id, shareOf(run.measures[index].unit, apart, Math.max(largest(a, index), largest(b, index)))];
    }),
  );
  const inOrder = [...apart].sort(([, left], [, right]) => right - left);
  const [top, most] = inOrder[0] ?? ['', 0];
  if (most < LEAST_DIFFERENCE) first = '';
  else if (first === '' || most > CLEARLY_MORE * (apart.get(first) ?? 0)) first = top;
  return first === '' ? run.view.charts : [first, ...run.view.charts.filter((id) => id !== first)];
});

/** What the page shows of a run anyway: its charts, without the drugs that make the difference, and folds in blood. */
function candidatesOf(run: Opened): string[] {
  const drugs = new Set(run.drugs.map(({ id }) => `blood.${id}`));
  const folds = run.measures
    .filter(({ id, unit }) => unit === '×' && /^blood\.\w+\.fold$/.test(id))
    .map(({ id }) => id);
  const charted = run.view.charts.filter((id) => !drugs.has(id) && run.measures.some((one) => one.id === id));
  return [...new Set([...charted, ...folds])];
}

/** A difference as a share of the largest value that the runs had; of a few cells nothing is said. */
const shareOf = (unit: string, apart: number, most: number): number =>
  !(most > 0) || (unit === 'cells' && most < LEAST_CELLS) ? 0 : apart / most;

/** The largest size of a measure over a run. */
function largest({ series }: Arm, index: number): number {
  let most = 0;
  for (let row = 0; row < series.rows; row++) most = Math.max(most, Math.abs(series.value(row, index)));
  return most;
}
