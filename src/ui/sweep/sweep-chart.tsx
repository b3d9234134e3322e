/** One measure of a sweep: a small chart with its name, and the same at full size with both axes named. */
import './sweep-chart.css';
import { useSignal } from '@preact/signals';
import { displayUnit } from '../../base/units.ts';
import type { PlannedMeasure } from '../../sweep/plan.ts';
import type { SweepMeasure } from '../../sweep/read-sweep.ts';
import { axesOf, chartsOf, LARGE, type Ran } from '../../sweep/report/charts.ts';
import { SaveFigure } from '../figure/save-figure.tsx';
import { axisName } from '../format.ts';
import { readInWords } from '../lesson/reads.ts';
import { Dialog } from '../shell/dialog.tsx';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import type { Sweep } from './store.ts';

interface SweepChartProps {
  plan: Sweep['plan'];
  measure: PlannedMeasure;
  words: SweepMeasure;
  /** Runs that did not fail, of all scenarios, and those of the chosen one that have the measure. */
  ran: readonly Ran[];
  own: readonly Ran[];
  /** Which of the charts: a factor, or two at once. */
  by: number;
}

export function SweepChart({ plan, measure, words, ran, own, by }: SweepChartProps) {
  const large = useSignal(false);
  const axes = axesOf(plan, ran);
  const unit = displayUnit(measure.unit);
  const title = titleOf(plan, measure, words);
  // The author's name for it is the column in the results.
  const column = measure.name === measure.measure ? '' : measure.name;
  const charts = own.length > 0 ? chartsOf(plan, measure.name, own, axes, () => true) : [];
  return (
    <figure data-measure={measure.name}>
      <figcaption class="sweep-caption">
        <span>
          {title} <small>{[measure.unit === 'cells' ? '' : unit, column].filter(Boolean).join(' · ')}</small>
        </span>
        {charts[by] !== undefined && (
          <button
            type="button"
            class="plain small"
            data-action="enlarge-sweep"
            aria-label={texts.value.figure.enlarge(title)}
            onClick={() => {
              large.value = true;
            }}
          >
            <Icon name="corners" size={14} />
          </button>
        )}
      </figcaption>
      {charts[by] === undefined ? (
        <p class="sweep-chart sweep-waiting quiet">{texts.value.sweep.noRuns}</p>
      ) : (
        <div class="sweep-chart" dangerouslySetInnerHTML={{ __html: charts[by] }} />
      )}
      {large.value && (
        <Large
          title={title}
          svg={
            chartsOf(plan, measure.name, own, axes, () => true, {
              size: LARGE,
              yLabel: axisOf(measure, words, unit),
            })[by]
          }
          name={`${plan.id}-${measure.name.replaceAll('.', '-')}`}
          close={() => {
            large.value = false;
          }}
        />
      )}
    </figure>
  );
}

interface LargeProps {
  title: string;
  svg: string;
  name: string;
  close: () => void;
}

function Large({ title, svg, name, close }: LargeProps) {
  return (
    <Dialog title={title} close={close}>
      <div class="sweep-large">
        <div class="sweep-chart-large" dangerouslySetInnerHTML={{ __html: svg }} />
        <p class="quiet">{texts.value.sweep.dots}</p>
        <SaveFigure svg={standing(svg)} name={name} />
      </div>
    </Dialog>
  );
}

/** What is read from the runs: the name of a measure, or a sentence if more than a single reading is taken. */
function titleOf(plan: Sweep['plan'], measure: PlannedMeasure, { label, phrase }: SweepMeasure): string {
  const { reduce, from, at, scenarios } = measure;
  if (reduce === null || reduce === 'last') return translated(label);
  const { until } = plan.scenarios.find(({ name }) => name === scenarios[0]) ?? plan.scenarios[0];
  const text = readInWords({ phrase: translated(phrase), reduce, from, at: at.at(-1) ?? until });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The name of the axis of values; for a time, only the unit. */
function axisOf({ reduce }: PlannedMeasure, { label }: SweepMeasure, unit: string): string {
  if (reduce === 'timeOfMax' || reduce === 'halfLife') return unit;
  return axisName(translated(label), unit);
}

/** A chart with the colours that it has on the page, so that it can stand alone. */
function standing(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const rules = [
    `text{font:11px "Inter Variable",Inter,Arial,sans-serif;fill:${of('--ink2')}}`,
    `.label{font-size:12px;fill:${of('--ink')}}`,
    `.grid{stroke:${of('--line')}}`,
    `circle.run{fill:${of('--mark-strand')};fill-opacity:.85}`,
    `.interval{stroke:${of('--ink')}}`,
    `path.mean{fill:none;stroke:${of('--ink')};stroke-width:1.5}`,
    `circle.mean{fill:${of('--ink')}}`,
    '.on-dark{fill:#fff}.on-light{fill:#000}',
    `svg{background:${of('--panel')}}`,
  ].join('');
  return svg.replace(/^<svg /, '<svg xmlns="http://www.w3.org/2000/svg" ').replace('>', `><style>${rules}</style>`);
}
