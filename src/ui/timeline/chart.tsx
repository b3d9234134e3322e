import './lanes.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { english } from '../../texts/words.ts';
import { Amount } from '../amount.tsx';
import { roundNumber } from '../format.ts';
import { arms, readouts } from '../run/state.ts';
import { theme } from '../theme.ts';
import { armStrokes, INK } from './arm-strokes.ts';
import { ChartName } from './chosen.tsx';
import { AsTable } from './measure-table.tsx';
import { type Ends, measureCurves, Plot } from './plot.tsx';

/** A measure's name and value, its curve, and a button for its numbers. */
export function Chart({
  run,
  place,
  measure,
  label,
}: {
  run: Opened;
  /** The scenario's measure that this one replaces. */
  place: string;
  measure: MeasureInfo;
  label: string;
}) {
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const index = run.measures.indexOf(measure);
  const alike = run.view.strips ? chartedLike(run, measure) : [];
  const strokes = arms.value.length === 1 ? [{ colour: colourOf(run, measure) }] : armStrokes();
  return (
    <figure class="lane" data-chart={measure.id}>
      <figcaption>
        <ChartName run={run} place={place} measure={measure} label={label} />
        <span class="lane-value">
          <Amount measure={measure} value={readouts.value[index]} />
        </span>
        <AsTable run={run} measure={measure} label={label} />
      </figcaption>
      <Plot
        curves={(columns) => measureCurves(index, columns)}
        beside={(columns) => alike.flatMap((one) => measureCurves(one, columns))}
        strokes={strokes}
        ends={ends}
      />
      <div class="lane-scale" aria-hidden="true">
        <span>{roundNumber(ends.value.high)}</span>
        <span>{roundNumber(ends.value.low)}</span>
      </div>
    </figure>
  );
}

/** Indexes of the charted measures of the same kind in other tissues, which share a scale. */
const chartedLike = (run: Opened, { id, label, unit }: MeasureInfo): number[] =>
  run.view.charts.flatMap((charted) => {
    const at = run.measures.findIndex((one) => one.id === charted);
    const one = run.measures[at];
    return one !== undefined && charted !== id && one.unit === unit && english(one.label) === english(label)
      ? [at]
      : [];
  });

/** The colour of a cell type for measures of that type, ink for the others. */
function colourOf(run: Opened, measure: MeasureInfo): string {
  const words = measure.id
    .split('.')
    .slice(1)
    .map((word) => word.toLowerCase());
  const cell = run.cells.find((one) => words.includes(one.id.toLowerCase()));
  if (cell === undefined) return INK[theme.value];
  return theme.value === 'dark' ? cell.dark : cell.light;
}
