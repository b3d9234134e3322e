import './lesson-chart.css';
import { useRef } from 'preact/hooks';
import type { Opened } from '../../serve/protocol.ts';
import { moment, roundNumber, unitText } from '../format.ts';
import { arms, focus, hoursAt, letterOf, opened, seriesVersion } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { armStrokes } from '../timeline/arm-strokes.ts';
import { roundTop, ticks } from '../timeline/axis.ts';
import { AsTable } from '../timeline/measure-table.tsx';
import { type Answer, answer, answerShown, changeAnswer, lesson, task } from './lesson.ts';
import { nameOf } from './tasks.ts';

const WIDTH = 900;
const HEIGHT = 230;
/** Points of a run's curve. */
const POINTS = 240;
/** Height of a chart before anything has run, as a multiple of the present value. */
const HEADROOM = 3;

type Sketch = Answer['sketch'];

/** The measure in question: what was sketched, the results of the runs, and where other seeds ended. */
export function LessonChart() {
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef(false);
  const now = lesson.value;
  const asked = task.value;
  const given = answer.value;
  const run = opened.value;
  if (now === null || asked === null || given === null || run === null || seriesVersion.value < 0) return null;
  const end = asked.at / 60;
  const label = nameOf(asked);
  const say = texts.value.lesson;
  const index = run.measures.findIndex(({ id }) => id === asked.measure);
  const ran = answerShown.value && (now.step === 'run' || now.step === 'compare' || now.step === 'explain');
  const curves = ran ? arms.value.map((arm) => arm.series.curve(index, hoursAt, 0, end, POINTS)) : [];
  const top = roundTop(
    Math.max(
      ...curves.flatMap(({ y }) => [...y]),
      ...given.sketch.map(({ value }) => value),
      ...given.seeds.flatMap(({ first, second }) => [first, second]),
      ran ? 0 : roomFor(run, asked.measure),
    ),
  );
  const x = (hours: number) => (hours / end) * WIDTH;
  const y = (value: number) => HEIGHT * (1 - value / top);
  const strokes = armStrokes();

  const draw = (event: PointerEvent) => {
    if (now.step !== 'predict' || !drawing.current) return;
    const box = svg.current!.getBoundingClientRect();
    const hours = Math.min(end, Math.max(0, ((event.clientX - box.left) / box.width) * end));
    const value = Math.max(0, (1 - (event.clientY - box.top) / box.height) * top);
    // Drawing back over an earlier part redraws the sketch from that time on.
    changeAnswer({ sketch: [...given.sketch.filter((point) => point.hours < hours), { hours, value }] });
  };
  return (
    <section class="lesson-chart" aria-label={say.chart(label)}>
      <header>
        <h3>
          {label} <small>{unitText(asked.unit)}</small>
        </h3>
        {ran && <AsTable run={run} measure={run.measures[index]} label={label} />}
        <p>{now.step === 'predict' ? say.draw : ran ? legendOf(given.sketch) : ''}</p>
      </header>
      <div class="lesson-plot">
        <span class="lesson-top">{roundNumber(top)}</span>
        <span class="lesson-bottom">0</span>
        <svg
          ref={svg}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say.chartTo(label, moment(end))}
          data-drawing={now.step === 'predict'}
          onPointerDown={(event) => {
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
          {given.seeds.map(({ first, second }, i) => (
            <g key={`${i}-${first}`}>
              <circle cx={WIDTH - 8} cy={y(first)} r="4" fill="none" stroke={strokes[0]?.colour} />
              <circle cx={WIDTH - 8} cy={y(second)} r="4" fill={strokes[1]?.colour} />
            </g>
          ))}
          {curves.map(({ x: hours, y: values }, i) => (
            <polyline
              key={arms.value[i].key}
              points={[...hours].map((at, k) => `${x(at)},${y(values[k])}`).join(' ')}
              stroke={strokes[i]?.colour}
              class="lesson-curve"
            />
          ))}
          <polyline
            points={given.sketch.map((point) => `${x(point.hours)},${y(point.value)}`).join(' ')}
            class="lesson-sketch"
          />
        </svg>
        <div class="lesson-axis" aria-hidden="true">
          {ticks(0, end, 8).map((tick) => (
            <span key={tick.at} style={{ left: `${tick.at * 100}%` }}>
              {tick.text}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

/** Height of a chart before anything has run: a multiple of the present value or, for 0, one that suits the unit. */
function roomFor({ measures }: Opened, measure: string): number {
  const values = focus.value.readouts.value;
  const now = (id: string) => values[measures.findIndex((one) => one.id === id)] ?? 0;
  const own = now(measure);
  if (own > 0) return own * HEADROOM;
  const { unit } = measures.find(({ id }) => id === measure)!;
  if (unit === '%') return 100;
  const [tissue, cell] = measure.split('.');
  const count = now(`${tissue}.${cell}.count`);
  return unit === 'cells' && count > 0 ? count : 10;
}

function legendOf(sketch: Sketch): string {
  const runs = arms.value.map((arm) => `${letterOf(arm)} ${arm.name.value}`).join(' · ');
  return sketch.length > 0 ? texts.value.lesson.dashed(runs) : runs;
}
