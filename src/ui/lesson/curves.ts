/** The curves in the chart of a question: the known one, those of the runs, and how high they go. */
import type { Opened } from '../../serve/protocol.ts';
import { labelIn } from '../run/measure-name.ts';
import { focus } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { ACCENT, INK } from '../timeline/arm-strokes.ts';
import { roundTop } from '../timeline/axis.ts';
import { curveOfRun, type Point } from './curve-of-run.ts';
import { knownCourse, knownOf } from './known.ts';
import type { Answer } from './lesson.ts';
import { runWith } from './run-of-side.ts';
import { startOfSketch } from './sketched-curve.ts';
import type { Task } from './task.ts';

export interface Drawn {
  key: string;
  label: string;
  colour: string;
  dash: string;
  /** Whether it is filled down to the axis, like the curve known beforehand. */
  filled: boolean;
  points: Point[];
}

/** Height of a chart before anything has run, as a multiple of the present value. */
const HEADROOM = 3;

const DASHES = ['', '', '6 4', '2 3'];

/** What is drawn before the prediction. */
export function knownDrawn(run: Opened, asked: Task): Drawn[] {
  const known = knownOf(asked);
  const points = knownCourse(asked);
  const measure = run.measures.find(({ id }) => id === known?.measure);
  if (known === null || points === undefined || measure === undefined) return [];
  const label = asked.known === null ? known.side.name : labelIn(run, measure);
  return [shared(asked, { key: 'known', label, colour: INK[theme.value], dash: '', filled: true, points })];
}

/** What the runs gave: a curve for each run and each measure. */
export function runsDrawn(run: Opened, asked: Task): Drawn[] {
  const drawn: Drawn[] = [];
  for (const side of asked.sides) {
    const arm = runWith(side);
    if (arm === undefined) continue;
    for (const measure of asked.chart) {
      const nth = drawn.length + (asked.known === null ? 0 : 1);
      drawn.push(
        shared(asked, {
          key: `${side.arm} ${measure.id}`,
          label:
            asked.chart.length > 1 ? labelIn(run, measure) : asked.known === null ? side.name : labelIn(run, measure),
          colour: (nth % 2 === 0 ? INK : ACCENT)[theme.value],
          dash: DASHES[nth % DASHES.length],
          filled: false,
          points: curveOfRun(arm, measure.id, asked),
        }),
      );
    }
  }
  return asked.known === null ? drawn : [...knownDrawn(run, asked), ...drawn];
}

/** The curve that was sketched. */
export const sketchDrawn = ({ sketch }: Answer): Drawn => ({
  key: 'sketch',
  label: texts.value.lesson.yourSketch,
  colour: ACCENT[theme.value],
  dash: '6 4',
  filled: false,
  points: sketch,
});

/** A curve as a share of its own peak, percent, where the question is drawn that way. */
function shared({ known }: Task, drawn: Drawn): Drawn {
  if (known === null) return drawn;
  const peak = Math.max(...drawn.points.map(({ value }) => value).filter(Number.isFinite));
  return {
    ...drawn,
    points: drawn.points.map(({ hours, value }) => ({ hours, value: peak > 0 ? (100 * value) / peak : 0 })),
  };
}

/** The lowest and the highest value of the chart. */
export function rangeOf(run: Opened, asked: Task, drawn: readonly Drawn[], hasRun: boolean): [number, number] {
  if (asked.known !== null) return [0, 100];
  const values = drawn.flatMap(({ points }) => points.map(({ value }) => value)).filter(Number.isFinite);
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values, hasRun ? 0 : roomFor(run, asked));
  return [least < 0 ? -roundTop(-least) : 0, roundTop(most)];
}

/** Height of a chart before anything has run: a multiple of the value at the start or, for 0, one that suits the unit. */
function roomFor({ measures }: Opened, asked: Task): number {
  const [measure] = asked.chart;
  if (asked.row.top !== undefined) return asked.row.top;
  const top = Math.max(0, ...(knownCourse(asked) ?? []).map(({ value }) => value));
  // High enough for every answer that is offered.
  const { choose } = asked.row;
  const ratio = choose !== undefined && typeof asked.row.reads[choose.of]?.relativeTo === 'string';
  if (top > 0) return top * Math.max(1.5, ratio ? 1.3 * choose.edges.at(-1)! : 0);
  const own = startOfSketch(asked);
  if (own > 0) return own * HEADROOM;
  const { unit } = measure;
  if (unit === '%') return 100;
  const [tissue, cell] = measure.id.split('.');
  const count = focus.value.readouts.value[measures.findIndex(({ id }) => id === `${tissue}.${cell}.count`)] ?? 0;
  return unit === 'cells' && count > 0 ? count : 10;
}

/** The highest point of a curve. */
export const peakOf = ({ points }: Drawn): Point | null =>
  points.reduce<Point | null>((best, one) => (best === null || one.value > best.value ? one : best), null);
