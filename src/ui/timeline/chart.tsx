import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../simulation/protocol.ts';
import { Amount } from '../amount.tsx';
import { arms, readouts } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { roundNumber } from '../text.ts';
import { texts } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { armStrokes, INK } from './arms.ts';
import { type Ends, measureCurves, Plot } from './plot.tsx';
import { Table } from './table.tsx';

/** A measure's name and value, its curve, and the way to its numbers. */
export function Chart({ run, measure, label }: { run: Opened; measure: MeasureInfo; label: string }) {
  const table = useSignal(false);
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const index = run.measures.indexOf(measure);
  const strokes = arms.value.length === 1 ? [{ colour: colourOf(run, measure) }] : armStrokes();
  return (
    <figure class="lane" data-chart={measure.id}>
      <figcaption>
        <span>{label}</span>
        <span class="lane-value">
          <Amount measure={measure} value={readouts.value[index]} />
        </span>
        <button
          type="button"
          class="plain small"
          data-action="table"
          aria-label={texts.value.timeline.asTable(label)}
          onClick={() => {
            table.value = true;
          }}
        >
          <Icon name="table" size={14} />
        </button>
      </figcaption>
      <Plot curves={(columns) => measureCurves(index, columns)} strokes={strokes} ends={ends} />
      <div class="lane-scale" aria-hidden="true">
        <span>{roundNumber(ends.value.high)}</span>
        <span>{roundNumber(ends.value.low)}</span>
      </div>
      {table.value && (
        <Table
          measure={measure}
          index={index}
          close={() => {
            table.value = false;
          }}
        />
      )}
    </figure>
  );
}

/** A cell type's own colour for a measure of that type, ink for the others. */
function colourOf(run: Opened, measure: MeasureInfo): string {
  const words = measure.id
    .split('.')
    .slice(1)
    .map((word) => word.toLowerCase());
  const cell = run.cells.find((one) => words.includes(one.id.toLowerCase()));
  if (cell === undefined) return INK[theme.value];
  return theme.value === 'dark' ? cell.dark : cell.light;
}
