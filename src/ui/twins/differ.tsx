import './twins.css';
import './differ.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CellTypeInfo, Opened, TissueFrame } from '../../serve/protocol.ts';
import { number } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import { readersOfSites } from '../run/colouring.ts';
import { arms, focus, letterOf, narrowTissue, opened } from '../run/state.ts';
import { isSubject } from '../run/subject.ts';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { ACCENT, INK } from '../timeline/arm-strokes.ts';

/** Steps that two runs may be apart to be compared. */
const NEAR = 30;
/** Milliseconds between two pictures. */
const EVERY = 400;
const BOTH = { dark: '#3a4452', light: '#d4d0c6', projector: '#b8b8b8' };
const PICTURE = 276;

interface Counts {
  first: number;
  second: number;
  both: number;
}

/** Where two runs differ: cells of one type that only one of them has at a site. */
export function WhereTheyDiffer() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const counts = useSignal<Counts>({ first: 0, second: 0, both: 0 });
  const other = focus.value === arms.value[0] ? arms.value[1] : focus.value;
  const run = opened.value;
  const first = arms.value[0];
  const tissue = run?.tissues.find(({ id }) => id === narrowTissue.value) ?? run?.tissues[0];
  const cell = run === null || tissue === undefined ? undefined : toldApart(run, first, tissue.id);
  useEffect(() => {
    if (other === undefined || run === null || tissue === undefined || cell === undefined) return;
    const type = run.cells.indexOf(cell) + 1;
    const draw = () => {
      // While one of them is computed again, the two are at different moments.
      if (!isSameMoment(first, other)) return;
      const a = frameOf(first, tissue.id);
      const b = frameOf(other, tissue.id);
      if (a && b && canvas.current) counts.value = drawDifference(canvas.current, a, b, type, theme.value);
    };
    readersOfSites.value++;
    draw();
    const timer = setInterval(draw, EVERY);
    return () => {
      clearInterval(timer);
      readersOfSites.value--;
    };
  }, [first, other, run, tissue, cell, theme.value]);
  if (run === null || tissue === undefined || cell === undefined || other === undefined) return null;
  const { first: only, second: new_, both } = counts.value;
  const [a, b] = [letterOf(first), letterOf(other)];
  const say = texts.value.twins;
  return (
    <section class="differ" aria-label={say.differ}>
      <header>
        <h2>{say.differ}</h2>
        <p data-readout="differing">
          {say.differing(number(only + new_), number(only + new_ + both), translated(cell.label))}
        </p>
      </header>
      <canvas
        ref={canvas}
        role="img"
        aria-label={say.differPicture(translated(cell.label), number(only), a, number(new_), b, number(both))}
      />
      <ul class="differ-legend">
        <li>
          <i data-in="first" /> {say.only(a)}
        </li>
        <li>
          <i data-in="second" /> {say.only(b)}
        </li>
        <li>
          <i data-in="both" /> {say.both}
        </li>
      </ul>
    </section>
  );
}

/** The type of cells compared: the subject of the scenario if there are any, else the most frequent in the tissue. */
function toldApart(run: Opened, arm: Arm, tissue: string): CellTypeInfo | undefined {
  const count = ({ id }: CellTypeInfo) =>
    arm.readouts.value[run.measures.findIndex((measure) => measure.id === `${tissue}.${id}.count`)] ?? 0;
  const there = run.cells.filter((one) => count(one) > 0);
  const [most] = there.filter(({ layer }) => layer !== 'structural').sort((a, b) => count(b) - count(a));
  return there.find((one) => isSubject(run, one)) ?? most ?? run.cells[0];
}

/** Runs that play together are a few steps apart at most. */
const isSameMoment = (a: Arm, b: Arm): boolean => Math.abs(a.live.value.step - b.live.value.step) <= NEAR;

const frameOf = (arm: Arm, tissue: string): TissueFrame | undefined =>
  arm.frames.current?.tissues.find(({ id }) => id === tissue);

/** Draws cells of only one run as hollow discs and squares, those of both as dots; returns how many there are. */
function drawDifference(
  canvas: HTMLCanvasElement,
  a: TissueFrame,
  b: TissueFrame,
  type: number,
  look: 'dark' | 'light' | 'projector',
): Counts {
  const counts: Counts = { first: 0, second: 0, both: 0 };
  if (a.grain > 1 || b.grain > 1 || a.width !== b.width || a.height !== b.height) return counts;
  const width = canvas.clientWidth || PICTURE;
  const ratio = Math.min(2, window.devicePixelRatio);
  const scale = width / a.width;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(a.height * scale * ratio);
  canvas.style.height = `${a.height * scale}px`;
  const context = canvas.getContext('2d');
  if (context === null) return counts;
  context.scale(ratio, ratio);
  const size = Math.max(1, scale * 0.62);
  const mark = Math.max(2.4, scale);
  const has = (frame: TissueFrame, site: number): boolean =>
    (frame.structural[site * 4] === type && (frame.structural[site * 4 + 1] & 1) === 0) ||
    (frame.mobile[site * 4] === type && (frame.mobile[site * 4 + 1] & 1) === 0);
  const marks: { x: number; y: number; first: boolean }[] = [];
  context.fillStyle = BOTH[look];
  for (let site = 0; site < a.width * a.height; site++) {
    const inA = has(a, site);
    const inB = has(b, site);
    if (!inA && !inB) continue;
    const x = ((site % a.width) + 0.5) * scale;
    const y = (Math.floor(site / a.width) + 0.5) * scale;
    if (inA && inB) {
      counts.both++;
      context.fillRect(x - size / 2, y - size / 2, size, size);
    } else {
      counts[inA ? 'first' : 'second']++;
      marks.push({ x, y, first: inA });
    }
  }
  context.strokeStyle = INK[look];
  context.fillStyle = ACCENT[look];
  for (const { x, y, first } of marks) {
    if (first) {
      context.beginPath();
      context.arc(x, y, mark / 2, 0, 2 * Math.PI);
      context.stroke();
    } else context.fillRect(x - mark / 2, y - mark / 2, mark, mark);
  }
  return counts;
}
