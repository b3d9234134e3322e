/** Several charts of the runs shown, side by side: each can be enlarged or removed, and any measure added. */
import './chart-grid.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { labelIn } from '../run/measure-name.ts';
import { live, seriesVersion } from '../run/state.ts';
import { Dialog } from '../shell/dialog.tsx';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';
import { ChooseMeasure } from './choose-measure.tsx';
import { chosen } from './chosen-charts.ts';
import { FigureDialog } from './figure-dialog.tsx';
import { HOURS_A_DAY, runFigure } from './run-figure.ts';

export function ChartGrid({ run, close }: { run: Opened; close: () => void }) {
  const adding = useSignal(false);
  const enlarged = useSignal<MeasureInfo | null>(null);
  const say = texts.value.figure;
  const { measures } = chosen.value;
  const shown = measures.flatMap((id) => run.measures.find((one) => one.id === id) ?? []);
  const named = shown.map((measure) => ({ measure, name: labelIn(run, measure) }));
  const choose = (next: readonly string[]) => {
    chosen.value = { scenario: run.id, measures: next };
  };
  return (
    <Dialog title={say.gridTitle} close={close}>
      <div class="chart-grid">
        {named.map(({ measure, name }) => (
          <figure key={measure.id} data-chart-of={measure.id}>
            <figcaption>
              <span>{name}</span>
              <button
                type="button"
                class="plain small"
                data-action="enlarge-of"
                aria-label={say.enlarge(name)}
                onClick={() => {
                  enlarged.value = measure;
                }}
              >
                <Icon name="corners" size={14} />
              </button>
              <button
                type="button"
                class="plain small"
                data-action="remove-chart"
                aria-label={say.removeChart(name)}
                onClick={() => choose(measures.filter((id) => id !== measure.id))}
              >
                <Icon name="close" size={14} />
              </button>
            </figcaption>
            <SmallFigure run={run} measure={measure} />
          </figure>
        ))}
      </div>
      {shown.length === 0 && <p class="quiet">{say.noCharts}</p>}
      <p>
        <button
          type="button"
          data-action="add-chart"
          onClick={() => {
            adding.value = true;
          }}
        >
          {say.addChart}
        </button>
      </p>
      {adding.value && (
        <ChooseMeasure
          run={run}
          title={say.addChart}
          chosen=""
          choose={({ id }) => choose([...measures.filter((one) => one !== id), id])}
          close={() => {
            adding.value = false;
          }}
        />
      )}
      {enlarged.value !== null && (
        <FigureDialog
          run={run}
          measure={enlarged.value}
          close={() => {
            enlarged.value = null;
          }}
        />
      )}
    </Dialog>
  );
}

/** Follows the run. */
function SmallFigure({ run, measure }: { run: Opened; measure: MeasureInfo }) {
  const to = Math.max(live.value.hours, 1) / HOURS_A_DAY;
  const from = Math.min(0, to);
  const svg =
    seriesVersion.value < 0 ? '' : runFigure(run, { measure, over: null, from, to, bands: null, size: 'small' });
  const label = texts.value.lesson.chart(labelIn(run, measure));
  return <div class="figure-picture" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />;
}
