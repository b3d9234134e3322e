import './figure-dialog.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { NumberField } from '../form.tsx';
import { hoursAt, live, seriesVersion } from '../run/state.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import type { Bands } from './bands.ts';
import { ChooseMeasure } from './choose-measure.tsx';
import { OtherSeeds } from './other-seeds-band.tsx';
import { HOURS_A_DAY, runFigure, titleOf } from './run-figure.ts';
import { SaveFigure } from './save-figure.tsx';

/** One chart, large: over time or over another measure, whole or in part, to save as a figure. */
export function FigureDialog({ run, measure, close }: { run: Opened; measure: MeasureInfo; close: () => void }) {
  const over = useSignal<MeasureInfo | null>(null);
  const from = useSignal(0);
  const to = useSignal(live.peek().hours > 0 ? live.peek().hours / HOURS_A_DAY : hoursAt(run.duration) / HOURS_A_DAY);
  const choosing = useSignal(false);
  const bands = useSignal<Bands | null>(null);
  const say = texts.value.figure;
  const asked = {
    measure,
    over: over.value,
    from: from.value,
    to: to.value,
    bands: bands.value,
    size: 'large' as const,
  };
  const title = titleOf(run, asked);
  const svg = seriesVersion.value < 0 ? '' : runFigure(run, asked);
  const name = `${run.id}-${measure.id.replaceAll('.', '-')}`;
  const field = (label: string, control: string, value: typeof from) => (
    <NumberField
      label={label}
      name={control}
      value={Math.round(value.value * 100) / 100}
      change={(next) => {
        value.value = next;
      }}
    />
  );
  return (
    <Dialog title={title} close={close}>
      <div class="figure">
        {/* The figure is made here, with its texts escaped. */}
        <div class="figure-picture" role="img" aria-label={title} dangerouslySetInnerHTML={{ __html: svg }} />
        <div class="fields figure-fields">
          {field(say.from, 'figure-from', from)}
          {field(say.to, 'figure-to', to)}
          <label>
            <span>{say.over}</span>
            <button
              type="button"
              data-action="figure-over"
              onClick={() => {
                choosing.value = true;
              }}
            >
              {over.value === null ? say.time : translated(over.value.label)}
            </button>
          </label>
          {over.value !== null && (
            <button
              type="button"
              class="link"
              data-action="figure-time"
              onClick={() => {
                over.value = null;
              }}
            >
              {say.overTime}
            </button>
          )}
        </div>
        {over.value === null && <OtherSeeds run={run} measure={measure} bands={bands} />}
        <SaveFigure svg={svg} name={name} />
      </div>
      {choosing.value && (
        <ChooseMeasure
          run={run}
          title={say.chooseOver}
          chosen={over.value?.id ?? ''}
          choose={(one) => {
            over.value = one;
          }}
          close={() => {
            choosing.value = false;
          }}
        />
      )}
    </Dialog>
  );
}
