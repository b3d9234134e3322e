import './lanes.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { quantity, roundNumber } from '../format.ts';
import type { Curve, Series } from '../run/series.ts';
import { arms, focus, hoursAt, letterOf } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { ACCENT } from './arm-strokes.ts';
import { AsTable } from './measure-table.tsx';
import { type Ends, Plot } from './plot.tsx';

/** The difference of a measure between another run and the first one, over time. */
export function DifferenceLane({ run, measure }: { run: Opened; measure: MeasureInfo }) {
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const index = run.measures.indexOf(measure);
  const first = arms.value[0];
  const other = focus.value === first ? arms.value[1] : focus.value;
  const from = other.origin?.step ?? Number.NEGATIVE_INFINITY;
  // Where both runs have been; one may be some steps ahead.
  const apart =
    first.seriesVersion.value + other.seriesVersion.value < 0
      ? null
      : difference(first.series, other.series, index, from);
  const now = apart?.y.at(-1) ?? Number.NaN;
  const shown = quantity(now, measure.unit === '×' ? '' : measure.unit);
  return (
    <figure class="lane" data-lane="difference">
      <figcaption>
        <span>{texts.value.timeline.difference(letterOf(other), letterOf(first))}</span>
        <span class="lane-value">
          <b data-readout="difference" data-value={now}>
            {shown.value}
          </b>{' '}
          <small>{measure.unit === '%' ? texts.value.timeline.points : shown.unit}</small>
        </span>
        <AsTable run={run} measure={measure} label={translated(measure.label)} />
      </figcaption>
      <Plot
        curves={() => [difference(first.series, other.series, index, from)]}
        strokes={[{ colour: ACCENT[theme.value] }]}
        ends={ends}
      />
      <div class="lane-scale" aria-hidden="true">
        <span>{roundNumber(ends.value.high)}</span>
        <span>{roundNumber(ends.value.low)}</span>
      </div>
    </figure>
  );
}

/** b − a at the steps that both have, from step `from` on. */
function difference(a: Series, b: Series, measure: number, from: number): Curve {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0, j = 0; i < a.rows && j < b.rows; ) {
    const [left, right] = [a.step(i), b.step(j)];
    if (left === right && left >= from) {
      x.push(hoursAt(left));
      y.push(b.value(j, measure) - a.value(i, measure));
    }
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}
