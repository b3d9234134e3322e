import './figure-dialog.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { number, unitText } from '../format.ts';
import { arms, hoursAt, letterOf, live, seriesVersion } from '../run/state.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { armStrokes } from '../timeline/arm-strokes.ts';
import { ChooseMeasure } from './choose-measure.tsx';
import { FIGURE, type FigureCurve, figureSvg } from './figure-svg.ts';

/** Pixels of a saved picture for each of the figure. */
const FINE = 2;
const HOURS_A_DAY = 24;

/** One chart, large: over time or over another measure, a part of it, to be saved as a figure. */
export function FigureDialog({ run, measure, close }: { run: Opened; measure: MeasureInfo; close: () => void }) {
  const over = useSignal<MeasureInfo | null>(null);
  const from = useSignal(0);
  const to = useSignal(live.peek().hours > 0 ? live.peek().hours / HOURS_A_DAY : hoursAt(run.duration) / HOURS_A_DAY);
  const choosing = useSignal(false);
  const say = texts.value.figure;
  const days = (step: number) => hoursAt(step) / HOURS_A_DAY;
  const curves = seriesVersion.value < 0 ? [] : curvesOf(run, measure, over.value, days, from.value, to.value);
  const title =
    over.value === null
      ? translated(measure.label)
      : say.against(translated(measure.label), translated(over.value.label));
  const svg = figureSvg({
    title,
    xLabel: over.value === null ? say.days : withUnit(over.value),
    yLabel: withUnit(measure),
    curves,
    caption: captionOf(run),
    within: over.value === null ? { from: from.value, to: Math.max(from.value + 1e-6, to.value) } : undefined,
    colours: colours(),
    format: number,
  });
  const name = `${run.id}-${measure.id.replaceAll('.', '-')}`;
  const field = (label: string, control: string, value: typeof from) => (
    <label>
      <span>{label}</span>
      <input
        type="number"
        step="any"
        data-control={control}
        value={Math.round(value.value * 100) / 100}
        onInput={(event) => {
          const next = event.currentTarget.valueAsNumber;
          if (Number.isFinite(next)) value.value = next;
        }}
      />
    </label>
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
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="figure-svg"
            onClick={() => saveAs(`${name}.svg`, svg, 'image/svg+xml')}
          >
            {say.svg}
          </button>
          <button
            type="button"
            data-action="figure-png"
            onClick={() => void pngOf(svg).then((blob) => saveAs(`${name}.png`, blob))}
          >
            {say.png}
          </button>
        </div>
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

const withUnit = ({ label, unit }: MeasureInfo): string =>
  unitText(unit) === '' ? translated(label) : `${translated(label)}, ${unitText(unit)}`;

/** A curve for each run; over another measure, each point is a moment. */
function curvesOf(
  run: Opened,
  measure: MeasureInfo,
  over: MeasureInfo | null,
  days: (step: number) => number,
  from: number,
  to: number,
): FigureCurve[] {
  const strokes = armStrokes();
  const y = run.measures.indexOf(measure);
  const x = over === null ? -1 : run.measures.indexOf(over);
  return arms.value.map((arm, i) => ({
    label:
      arms.value.length === 1
        ? translated(measure.label)
        : `${letterOf(arm)} ${arm.name.value || texts.value.twins.firstRun}`,
    colour: strokes[i].colour,
    dash: strokes[i].dash?.join(' ') ?? '',
    points: Array.from({ length: arm.series.rows }, (_, row) => ({
      day: days(arm.series.step(row)),
      x: over === null ? days(arm.series.step(row)) : arm.series.value(row, x),
      y: arm.series.value(row, y),
    })).filter(({ day }) => day >= from && day <= to),
  }));
}

/** Which runs the figure shows, so that it can be made again. */
function captionOf(run: Opened): string[] {
  const say = texts.value.picture;
  const runs = arms.value.map(
    (arm) => `${arms.value.length > 1 ? `${letterOf(arm)} ` : ''}${arm.live.value.digest.slice(0, 8)}`,
  );
  const digests = live.value.digest === '' ? '' : say.state(runs.join(', '));
  return [`Stroma   ${run.code} ${translated(run.title)}   ${say.seed(run.seed)}   ${digests}`.trim()];
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { ground: of('--panel'), ink: of('--ink'), quiet: of('--ink2'), line: of('--line') };
}

/** The figure as a picture of twice its size. */
function pngOf(svg: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = FIGURE.width * FINE;
      canvas.height = FIGURE.height * FINE;
      canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(texts.value.notices.noPicture))), 'image/png');
    };
    image.onerror = () => reject(new Error(texts.value.notices.noPicture));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
