import './timeline.css';
import './lanes.css';
import { drugGiven, isLasting } from '../../run/command.ts';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { ChartGridButton } from '../figure/chart-grid-button.tsx';
import { time } from '../format.ts';
import { type Inspected, inspected } from '../inspect/inspected.ts';
import { inWords } from '../panel/command-words.ts';
import { arms, hoursAt, lever, live, log, opened, stepAt, target } from '../run/state.ts';
import { seek } from '../run/time.ts';
import { saveCharts } from '../share/save-charts.ts';
import { texts, translated } from '../texts/language.ts';
import { ArmLegend } from './arm-legend.tsx';
import { along, axis, ticks } from './axis.ts';
import { CellLanes } from './cell-lanes.tsx';
import { Chart } from './chart.tsx';
import { DifferenceLane } from './difference-lane.tsx';
import { DoseEditor } from './dose-mark.tsx';
import { GivenStretch } from './given-stretch.tsx';
import { DrugLane, LeverLane } from './lanes.tsx';
import { drugsShown, shownCharts } from './shown-charts.ts';

const MAX_CHARTS = 3;

/** Charts and lanes over one time axis. */
export function Timeline() {
  const run = opened.value;
  if (run === null) return <section class="timeline" aria-label={texts.value.timeline.name} data-panel="charts" />;
  if (inspected.value !== null) return <CellTimeline now={inspected.value} />;
  const drugs = drugsShown(run);
  const charts = shownCharts(run);
  const measures = charts.map(({ measure }) => measure);
  const room = 4 - (lever.value === null ? 0 : 1) - drugs.length - (arms.value.length > 1 ? 1 : 0);
  return (
    <section class="timeline" aria-label={texts.value.timeline.name} data-panel="charts">
      <Axis />
      <Scrub />
      <div class="lanes">
        {charts
          .slice(0, Math.max(arms.value.length > 1 ? 1 : 2, Math.min(MAX_CHARTS, room)))
          .map(({ place, measure }) => (
            <Chart key={place} run={run} place={place} measure={measure} label={labelAmong(run, measure, measures)} />
          ))}
        {arms.value.length > 1 && measures[0] !== undefined && (
          <DifferenceLane key={measures[0].id} run={run} measure={measures[0]} />
        )}
        {lever.value !== null && <LeverLane control={lever.value} />}
        {drugs.map((drug) => (
          <DrugLane key={drug.id} run={run} drug={drug} />
        ))}
      </div>
      <div class="chart-ways">
        <ChartGridButton run={run} charts={measures} />
        {arms.value.length === 1 && (
          <button
            type="button"
            class="link"
            data-action="charts-csv"
            title={texts.value.share.chartsTitle}
            onClick={() => saveCharts(run)}
          >
            {texts.value.figure.saveNumbers}
          </button>
        )}
      </div>
      <ArmLegend />
      <DoseEditor />
    </section>
  );
}

/** The same axis for the inspected cell; during a lesson, users cannot change the time. */
export function CellTimeline({ now, led = false }: { now: Inspected; led?: boolean }) {
  return (
    <section class="timeline" aria-label={texts.value.timeline.name} data-panel="charts">
      <Axis />
      {!led && <Scrub />}
      <CellLanes key={now.identity} now={now} />
    </section>
  );
}

/** A measure's name; where several charts share it, with the tissue of the measure. */
function labelAmong(run: Opened, measure: MeasureInfo, charts: readonly MeasureInfo[]): string {
  const name = translated(measure.label);
  if (charts.filter(({ label }) => translated(label) === name).length < 2) return name;
  const tissue = run.tissues.find(({ id }) => measure.id.startsWith(`${id}.`));
  return tissue === undefined ? name : `${translated(tissue.label)}: ${translated(measure.short)}`;
}

function Axis() {
  const { from, to } = axis.value;
  return (
    <div class="axis">
      {ticks(from, to, inspected.value === null ? 15 : 7).map((tick) => (
        <span key={tick.at} class="axis-tick" aria-hidden="true" style={{ left: `${tick.at * 100}%` }}>
          <i />
          {tick.text}
        </span>
      ))}
      <OtherCommands />
      <Playhead />
    </div>
  );
}

function Playhead() {
  const now = along(hoursAt(target.value ?? live.value.step));
  if (now < 0 || now > 1) return null;
  const left = `${now * 100}%`;
  return (
    <>
      <i class="later-veil" style={{ left }} />
      <i class="playhead" style={{ left }} />
    </>
  );
}

/** Goes to any moment: an area over all plots for the mouse, a slider for the keyboard. */
function Scrub() {
  const { from, to } = axis.value;
  const step = target.value ?? live.value.step;
  return (
    <input
      type="range"
      class="scrub"
      data-control="time"
      aria-label={texts.value.timeline.time}
      aria-valuetext={time(hoursAt(step))}
      title={texts.value.timeline.drag}
      min={stepAt(from)}
      max={stepAt(to)}
      value={step}
      onInput={(event) => void seek(Number(event.currentTarget.value)).catch(() => {})}
    />
  );
}

/** Small marks on the axis for commands that have no lane of their own. */
function OtherCommands() {
  const lanes = new Set(opened.value === null ? [] : drugsShown(opened.value).map(({ id }) => id));
  const others = log.value.filter(
    (command) => !lanes.has(drugGiven(command) ?? '') && !(command.do === 'set' && command.path === lever.value?.path),
  );
  return (
    <>
      {others.slice(-100).map((command, index) => {
        if (isLasting(command)) return <GivenStretch key={index} command={command} of="axis" />;
        const at = along(hoursAt(command.step));
        return at < 0 || at > 1 ? null : (
          <i key={index} class="command-mark" title={inWords(command)} style={{ left: `${at * 100}%` }} />
        );
      })}
    </>
  );
}
