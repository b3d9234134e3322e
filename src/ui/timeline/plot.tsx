import './plot.css';
import { computed, effect, type ReadonlySignal, type Signal, untracked } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import type { Curve } from '../run/series.ts';
import { arms, hoursAt, seriesVersion } from '../run/state.ts';
import { theme } from '../theme.ts';
import { hiddenArms, isHidden } from './arm-strokes.ts';
import { axis, roundTop } from './axis.ts';

/** Minimum time between two drawings of a plot, milliseconds: a little less than between two readings. */
const DRAW_EVERY = 140;

/** The ends of a scale: 0 and a round number, and a number below 0 where there are negative values. */
export interface Ends {
  low: number;
  high: number;
}

export interface Stroke {
  colour: string;
  dash?: number[];
}

/** The x axis of a plot: its ends, and a signal that changes when there is more to draw. */
export interface Across {
  ends: ReadonlySignal<{ from: number; to: number }>;
  changed: ReadonlySignal<unknown>;
}

/** The time of the run, shared by all lanes. */
const TIME: Across = { ends: axis, changed: computed(() => [seriesVersion.value, hiddenArms.value]) };

interface PlotProps {
  /** Curves over hours, or another x axis, in at most `columns` columns of pixels; one per stroke. */
  curves: (columns: number) => Curve[];
  strokes: Stroke[];
  /** Curves of other plots with which it shares the ends of its scale. */
  beside?: (columns: number) => Curve[];
  /** Receives the ends of the scale. */
  ends: Signal<Ends>;
  across?: Across;
}

/** Curves, mostly over the time axis shared by all; redrawn when they grow. */
export function Plot({ curves, strokes, beside = () => [], ends, across = TIME }: PlotProps) {
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef({ curves, beside });
  latest.current = { curves, beside };
  const looks = JSON.stringify(strokes);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    void import('uplot').then(({ default: Chart }) => {
      if (!gone && holder.current)
        stop = keepDrawn(
          Chart,
          holder.current,
          { curves: (columns) => latest.current.curves(columns), beside: (columns) => latest.current.beside(columns) },
          strokes,
          ends,
          across,
        );
    });
    return () => {
      gone = true;
      stop();
    };
  }, [looks, theme.value]);
  return <div class="plot" ref={holder} aria-hidden="true" />;
}

function keepDrawn(
  Chart: typeof uPlot,
  holder: HTMLElement,
  { curves, beside }: Required<Pick<PlotProps, 'curves' | 'beside'>>,
  strokes: Stroke[],
  ends: Signal<Ends>,
  across: Across,
): () => void {
  let range: Ends = { low: 0, high: 1 };
  const chart = new Chart(
    {
      width: Math.max(1, holder.clientWidth),
      height: Math.max(1, holder.clientHeight),
      padding: [3, 0, 1, 0],
      legend: { show: false },
      cursor: { show: false },
      axes: [{ show: false }, { show: false }],
      scales: {
        x: { time: false, range: () => [across.ends.value.from, across.ends.value.to] },
        y: { range: () => [range.low, range.high] },
      },
      series: [
        {},
        ...strokes.map(({ colour, dash }, index) => ({
          stroke: colour,
          ...(index === 0 ? { fill: `color-mix(in srgb, ${colour} 14%, transparent)` } : {}),
          ...(dash ? { dash } : {}),
          width: theme.value === 'projector' ? 2 : 1.5,
          points: { show: false },
          spanGaps: true,
        })),
      ],
      hooks: { draw: [drawEnds(strokes)] },
    },
    joined(strokes.map(() => ({ x: new Float64Array(0), y: new Float64Array(0) }))),
    holder,
  );
  const draw = () => {
    const columns = Math.max(60, holder.clientWidth);
    const drawn = curves(columns);
    if (drawn.length !== strokes.length) return;
    range = endsOf([...drawn, ...beside(columns)]);
    if (ends.value.low !== range.low || ends.value.high !== range.high) ends.value = range;
    chart.setData(joined(drawn));
  };
  let timer = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  const drawNow = () => {
    timer = 0;
    drawn = performance.now();
    draw();
  };
  /** Draws at once when due, so that changes made together are painted together. */
  const ask = () => {
    if (timer !== 0) return;
    const wait = DRAW_EVERY - (performance.now() - drawn);
    if (wait > 0) timer = window.setTimeout(drawNow, wait);
    else untracked(drawNow);
  };
  const observer = new ResizeObserver(() => {
    chart.setSize({ width: Math.max(1, holder.clientWidth), height: Math.max(1, holder.clientHeight) });
    ask();
  });
  observer.observe(holder);
  const release = effect(() => {
    if (across.changed.value !== null && across.ends.value !== null) ask();
  });
  return () => {
    clearTimeout(timer);
    timer = -1;
    observer.disconnect();
    release();
    chart.destroy();
  };
}

/** The curves of a measure in every run, each from where it branched off another. */
export function measureCurves(measure: number, columns: number): Curve[] {
  const { from, to } = axis.value;
  return arms.value.map((arm) => {
    const { series, origin } = arm;
    if (isHidden(arm)) return NO_CURVE;
    const start = origin === null ? from : Math.max(from, hoursAt(origin.step));
    return series.curve(measure, hoursAt, start, to, columns);
  });
}

const NO_CURVE: Curve = { x: new Float64Array(), y: new Float64Array() };

/** Curves over one list of times, with gaps where a curve has no value at another curve's time. */
function joined(curves: Curve[]): uPlot.AlignedData {
  const [only] = curves;
  if (curves.length === 1) return [only.x, only.y];
  const times = [...new Set(curves.flatMap(({ x }) => [...x]))].sort((a, b) => a - b);
  const places = new Map(times.map((time, at) => [time, at]));
  const values = curves.map(({ x, y }) => {
    const row: (number | null | undefined)[] = new Array(times.length).fill(undefined);
    x.forEach((time, i) => {
      row[places.get(time)!] = y[i];
    });
    return row;
  });
  return [times, ...values];
}

function endsOf(curves: Curve[]): Ends {
  let least = 0;
  let most = 0;
  for (const { y } of curves) {
    for (const value of y) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  const high = most > 0 || least === 0 ? roundTop(most) : 0;
  return { low: least < 0 ? -roundTop(-least) : 0, high };
}

/** Draws a dot where each curve ends. */
function drawEnds(strokes: Stroke[]): (chart: uPlot) => void {
  return (chart) => {
    const { ctx } = chart;
    const [x, ...rows] = chart.data;
    rows.forEach((row, index) => {
      let last = x.length - 1;
      while (last >= 0 && (row[last] === undefined || row[last] === null)) last--;
      if (last < 0) return;
      ctx.save();
      ctx.fillStyle = strokes[index].colour;
      ctx.beginPath();
      ctx.arc(
        chart.valToPos(x[last], 'x', true),
        chart.valToPos(row[last]!, 'y', true),
        3 * devicePixelRatio,
        0,
        2 * Math.PI,
      );
      ctx.fill();
      ctx.restore();
    });
  };
}
