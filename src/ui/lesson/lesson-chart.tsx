import './lesson-chart.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { moment, reading, roundNumber, timeWithin, unitText } from '../format.ts';
import { labelIn } from '../run/measure-name.ts';
import { opened, seriesVersion } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { ticks } from '../timeline/axis.ts';
import { AsTable } from '../timeline/measure-table.tsx';
import { type Drawn, knownDrawn, peakOf, rangeOf, runsDrawn, sketchDrawn } from './curves.ts';
import { written } from './judge.ts';
import { knownOf } from './known.ts';
import { answer, answerShown, changeAnswer, isCharted, lesson, task } from './lesson.ts';
import { sketched, startOfSketch } from './sketched-curve.ts';

/** Width of the window below which the axis has few numbers, CSS pixels. */
const NARROW = 1100;
const WIDTH = 900;
const HEIGHT = 230;
/** Units that the name of a measure already implies. */
const NAMELESS = new Set(['×', 'cells']);
/** Minimum distance between two names beside the chart, CSS pixels. */
const GAP = 3;

/** The chart of a question: the known curve, the sketch, the curves of the runs, and where other seeds ended. */
export function LessonChart() {
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef(false);
  const now = lesson.value;
  const asked = task.value;
  const given = answer.value;
  const run = opened.value;
  if (now === null || asked === null || given === null || run === null || seriesVersion.value < 0) return null;
  if (!isCharted.value) return null;
  const end = asked.at / 60;
  const say = texts.value.lesson;
  const ran = answerShown.value && (now.step === 'run' || now.step === 'explain');
  const mayDraw = now.step === 'predict' && asked.chart.length === 1 && asked.row.place === undefined;
  const alike = new Set(asked.chart.map((measure) => translated(measure.label)));
  // While the answer is hidden, the chart shows what is known and is named after that.
  const known = now.step === 'explain' && !ran ? asked.known : null;
  const label =
    known !== null
      ? translated(known.label)
      : asked.chart.length === 1
        ? labelIn(run, asked.chart[0])
        : alike.size === 1
          ? [...alike][0]
          : say.several;
  const unit = NAMELESS.has(asked.chart[0].unit) ? '' : unitText(asked.chart[0].unit);
  const curves = ran ? runsDrawn(run, asked) : knownDrawn(run, asked);
  const drawn = given.sketch.length > 0 ? [...curves, sketchDrawn(given)] : curves;
  const [low, high] = rangeOf(run, asked, drawn, ran && curves.some(({ points }) => points.length > 1));
  const hints = [
    ...(!ran && curves.length === 0 && knownOf(asked) !== null ? [say.knownComes] : []),
    ...(mayDraw && given.sketch.length === 0 ? [say.draw] : []),
  ];
  const x = (hours: number) => hours / end;
  const y = (value: number) => 1 - (value - low) / (high - low);

  const draw = (event: PointerEvent) => {
    if (!mayDraw || !drawing.current) return;
    const box = svg.current!.getBoundingClientRect();
    const hours = Math.min(end, Math.max(0, ((event.clientX - box.left) / box.width) * end));
    const value = Math.min(high, Math.max(low, low + (1 - (event.clientY - box.top) / box.height) * (high - low)));
    const before = given.sketch.length > 0 ? given.sketch : [{ hours: 0, value: startOfSketch(asked) }];
    changeAnswer({ sketch: sketched(before, { hours: Math.max(hours, 1e-6), value }) });
  };
  const timed = Object.values(asked.row.reads).some(({ reduce }) => reduce === 'timeOfMax');
  return (
    <section class="lesson-chart" aria-label={say.chart(label)}>
      <header>
        <h3>
          {label} <small>{asked.known === null ? unit : say.shareOfPeak}</small>
        </h3>
        {ran && <AsTable run={run} measure={asked.chart[0]} label={label} />}
        <p>{hints.join(' · ')}</p>
      </header>
      <div class="lesson-plot">
        <span class="lesson-top">{roundNumber(high)}</span>
        <span class="lesson-middle">{roundNumber((low + high) / 2)}</span>
        <span class="lesson-bottom">{roundNumber(low)}</span>
        <svg
          ref={svg}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={[say.chartTo(label, moment(end)), ...drawn.map(inWords)].join('. ')}
          data-drawing={mayDraw}
          onPointerDown={(event) => {
            if (!mayDraw) return;
            drawing.current = true;
            svg.current!.setPointerCapture(event.pointerId);
            draw(event);
          }}
          onPointerMove={draw}
          onPointerUp={() => {
            drawing.current = false;
          }}
        >
          {[0.25, 0.5, 0.75].map((part) => (
            <line key={part} x1="0" x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} class="lesson-grid" />
          ))}
          {low < 0 && <line x1="0" x2={WIDTH} y1={HEIGHT * y(0)} y2={HEIGHT * y(0)} class="lesson-zero" />}
          {drawn.map((one) => (
            <Line key={one.key} drawn={one} x={x} y={y} />
          ))}
        </svg>
        {timed && drawn.map((one) => <Peak key={one.key} drawn={one} x={x} y={y} />)}
        {ran && given.seeds.map((seed, i) => <SeedMark key={i} values={seed.values} end={end} y={y} x={x} />)}
        <Names drawn={drawn} y={y} />
        <div class="lesson-axis" aria-hidden="true">
          {ticks(0, end, window.innerWidth < NARROW ? 3 : 8).map((tick) => (
            <span key={tick.at} style={{ left: `${tick.at * 100}%` }}>
              {tick.text}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

type Scale = (value: number) => number;

function Line({ drawn: { key, points, colour, dash, filled }, x, y }: { drawn: Drawn; x: Scale; y: Scale }) {
  const at = points
    .filter(({ value }) => Number.isFinite(value))
    .map(({ hours, value }) => `${x(hours) * WIDTH},${y(value) * HEIGHT}`);
  if (at.length === 0) return null;
  return (
    <>
      {filled && (
        <polygon
          points={`0,${y(0) * HEIGHT} ${at.join(' ')} ${x(points.at(-1)!.hours) * WIDTH},${y(0) * HEIGHT}`}
          fill={colour}
          opacity="0.07"
        />
      )}
      <polyline
        points={at.join(' ')}
        stroke={colour}
        stroke-dasharray={dash}
        class={key === 'sketch' ? 'lesson-sketch' : 'lesson-curve'}
      />
    </>
  );
}

/** The highest point of a curve, with its time. */
function Peak({ drawn, x, y }: { drawn: Drawn; x: Scale; y: Scale }) {
  const peak = peakOf(drawn);
  if (peak === null || !(peak.value > 0)) return null;
  return (
    <span
      class="lesson-peak"
      style={{ left: `${x(peak.hours) * 100}%`, top: `${y(peak.value) * 100}%`, color: drawn.colour }}
    >
      <i />
      {timeWithin(peak.hours)}
    </span>
  );
}

/** Where another seed ended: those of its readings that are chart values at the end. */
function SeedMark({ values, end, x, y }: { values: Record<string, number>; end: number; x: Scale; y: Scale }) {
  const asked = task.value!;
  const marks = Object.entries(asked.row.reads).filter(
    ([, read]) =>
      read.reduce === 'last' && read.relativeTo === undefined && asked.chart.some(({ id }) => id === read.measure),
  );
  return (
    <>
      {marks.map(([name, read]) => (
        <i
          key={name}
          class="lesson-seed"
          title={written(asked, name, values[name])}
          style={{ left: `${x((read.at ?? end * 60) / 60) * 100}%`, top: `${y(values[name]) * 100}%` }}
        />
      ))}
    </>
  );
}

/** The names of the curves at their ends, moved apart where they would overlap. */
function Names({ drawn, y }: { drawn: readonly Drawn[]; y: Scale }) {
  const list = useRef<HTMLUListElement>(null);
  const ends = drawn
    .flatMap((one) => {
      const last = one.points.filter(({ value }) => Number.isFinite(value)).at(-1);
      return last === undefined ? [] : [{ one, top: y(last.value) }];
    })
    .sort((a, b) => a.top - b.top);
  // A name takes as many lines as it needs, which only the page knows.
  useLayoutEffect(() => {
    const names = [...list.current!.children] as HTMLElement[];
    const { height } = list.current!.parentElement!.getBoundingClientRect();
    const half = names.map((name) => name.offsetHeight / 2);
    const middles = ends.map(({ top }) => top * height);
    for (let i = 1; i < middles.length; i++)
      middles[i] = Math.max(middles[i], middles[i - 1] + half[i - 1] + half[i] + GAP);
    const over = Math.max(0, (middles.at(-1) ?? 0) - height);
    names.forEach((name, i) => {
      name.style.top = `${(100 * (middles[i] - over)) / Math.max(1, height)}%`;
    });
  });
  return (
    <ul class="lesson-names" ref={list}>
      {ends.map(({ one }) => (
        <li key={one.key} style={{ color: one.colour }}>
          {one.label}
        </li>
      ))}
    </ul>
  );
}

const inWords = (one: Drawn): string => {
  const last = one.points.at(-1);
  return last === undefined ? one.label : `${one.label}: ${reading(last.value)}`;
};
