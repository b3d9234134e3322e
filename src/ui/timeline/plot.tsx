import { effect, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { series } from '../run/session.ts';
import { hoursAt, seriesVersion } from '../run/state.ts';
import { theme } from '../theme.ts';
import { axis, roundTop } from './axis.ts';

const DRAW_EVERY = 100;

/** Where a scale begins and ends: at 0 and a round number, and below 0 where values are. */
export interface Ends {
  low: number;
  high: number;
}

interface PlotProps {
  measure: number;
  colour: string;
  /** Told of the ends of the scale. */
  ends: Signal<Ends>;
}

/** One measure over time, on the axis shared by all; drawn at most ten times a second and once a frame. */
export function Plot({ measure, colour, ends }: PlotProps) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    void import('uplot').then(({ default: Chart }) => {
      if (!gone) stop = keepDrawn(Chart, holder.current!, measure, colour, ends);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [measure, colour, theme.value]);
  return <div class="plot" ref={holder} aria-hidden="true" />;
}

function keepDrawn(
  Chart: typeof uPlot,
  holder: HTMLElement,
  measure: number,
  colour: string,
  ends: Signal<Ends>,
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
        x: { time: false, range: () => [axis.value.from, axis.value.to] },
        y: { range: () => [range.low, range.high] },
      },
      series: [
        {},
        {
          stroke: colour,
          fill: `color-mix(in srgb, ${colour} 14%, transparent)`,
          width: theme.value === 'projector' ? 2 : 1.5,
          points: { show: false },
        },
      ],
      hooks: { draw: [drawEnd(colour)] },
    },
    [new Float64Array(0), new Float64Array(0)],
    holder,
  );
  const draw = () => {
    const { from, to } = axis.value;
    const curve = series.curve(measure, hoursAt, from, to, Math.max(60, holder.clientWidth));
    range = endsOf(curve.y);
    if (ends.value.low !== range.low || ends.value.high !== range.high) ends.value = range;
    chart.setData([curve.x, curve.y]);
  };
  let timer = 0;
  let drawn = 0;
  const ask = () => {
    if (timer !== 0) return;
    timer = window.setTimeout(
      () =>
        requestAnimationFrame(() => {
          timer = 0;
          drawn = performance.now();
          draw();
        }),
      Math.max(0, DRAW_EVERY - (performance.now() - drawn)),
    );
  };
  const observer = new ResizeObserver(() => {
    chart.setSize({ width: Math.max(1, holder.clientWidth), height: Math.max(1, holder.clientHeight) });
    ask();
  });
  observer.observe(holder);
  const release = effect(() => {
    if (seriesVersion.value >= 0 && axis.value !== null) ask();
  });
  return () => {
    clearTimeout(timer);
    timer = -1;
    observer.disconnect();
    release();
    chart.destroy();
  };
}

function endsOf(values: ArrayLike<number>): Ends {
  let least = 0;
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  const high = most > 0 || least === 0 ? roundTop(most) : 0;
  return { low: least < 0 ? -roundTop(-least) : 0, high };
}

/** A dot where the curve ends. */
function drawEnd(colour: string): (chart: uPlot) => void {
  return (chart) => {
    const [x, y] = chart.data;
    const last = x.length - 1;
    const value = y?.[last];
    if (last < 0 || value === undefined || value === null) return;
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(
      chart.valToPos(x[last]!, 'x', true),
      chart.valToPos(value, 'y', true),
      3 * devicePixelRatio,
      0,
      2 * Math.PI,
    );
    ctx.fill();
    ctx.restore();
  };
}
