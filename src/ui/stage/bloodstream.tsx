import './bloodstream.css';
import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { drugGiven } from '../../run/command.ts';
import type { CellTypeInfo, MeasureInfo, Opened } from '../../serve/protocol.ts';
import { Amount } from '../amount.tsx';
import { numbersHidden } from '../lesson/lesson.ts';
import type { Arm } from '../run/arm.ts';
import { givesWay } from '../run/colouring.ts';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { drawStream, type Passenger } from './stream.ts';

const PREFIX = 'blood';

/** How fast the blood flows while pictures arrive, CSS pixels per millisecond. */
const SPEED = 0.03;
/** Minimum time between two pictures of the stream, and the most that one may advance on the last, milliseconds. */
const LEAST = 30;
const LEAST_GIVING_WAY = 200;
const MOST = 100;

export function hasBlood(run: Opened | null): boolean {
  return run?.measures.some((measure) => measure.id.startsWith(`${PREFIX}.`)) ?? false;
}

/** The blood between the tissues: a stream with the cells that travel in it, and what else it carries. */
export function Blood({ arm, run, away }: { arm: Arm; run: Opened; away: boolean }) {
  const rows = useMemo(() => computed(() => carried(arm, run)), [arm, run]);
  return (
    <section class="blood" data-away={away} aria-label={texts.value.blood.name}>
      <Stream arm={arm} rows={rows} />
      <h2>{texts.value.blood.name}</h2>
      <dl>
        {rows.value.map(({ measure, index }) => (
          <div key={measure.id}>
            <dd>{numbersHidden.value ? HIDDEN : <Amount measure={measure} value={arm.readouts.value[index]} />}</dd>
            <dt>{nameOf(measure)}</dt>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** In place of a number that would give an answer away. */
const HIDDEN = '…';

const nameOf = ({ short }: MeasureInfo): string => translated(short);

function Stream({ arm, rows }: { arm: Arm; rows: ReadonlySignal<Carried[]> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let offset = 0;
    let last = 0;
    let signature = '';
    const draw = () => {
      const now = performance.now();
      const flowing = arm.live.peek().running && !still.matches;
      if (flowing && now - last < (givesWay.peek() ? LEAST_GIVING_WAY : LEAST)) return;
      if (flowing) offset += Math.min(MOST, now - last) * SPEED;
      last = now;
      const element = canvas.current;
      // A picture may still arrive when the blood is no longer shown.
      if (element === null) return;
      const passengers = passengersOf(rows.peek(), arm.readouts.peek());
      const next = `${theme.peek()} ${element.clientWidth} ${element.clientHeight} ${devicePixelRatio} ${passengers.map((one) => one.count)}`;
      if (!flowing && next === signature) return;
      signature = next;
      drawStream(element, offset, passengers, theme.peek());
    };
    const observer = new ResizeObserver(draw);
    observer.observe(canvas.current!);
    const stops = [
      () => observer.disconnect(),
      // The blood flows on with every picture of the run.
      arm.frames.afterDrawing(draw),
      effect(() => {
        if (theme.value !== null && arm.readouts.value !== null && rows.value !== null && !arm.live.value.running)
          untracked(draw);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [arm, rows]);
  return <canvas class="stream" ref={canvas} />;
}

interface Carried {
  measure: MeasureInfo;
  index: number;
  cell: CellTypeInfo | null;
}

const MAX_CARRIED = 6;

/** What blood is labelled as carrying: cells that live in the tissues, the field's ligand, and drugs given. */
function carried({ log, present }: Arm, run: Opened): Carried[] {
  const ids = new Set(run.measures.map((measure) => measure.id));
  const given = new Set(log.value.map(drugGiven));
  const found = run.measures.flatMap((measure, index): Carried[] => {
    const [place, name = '', word] = measure.id.split('.');
    if (place !== PREFIX) return [];
    const cell = run.cells.find((one, type) => one.id === name && present.value.types.has(type)) ?? null;
    const best = word === 'fold' || (word === undefined && !ids.has(`${PREFIX}.${name}.fold`));
    const wanted = cell === null ? word === undefined && (given.has(name) || name === run.view.field) : best;
    return wanted ? [{ measure, index, cell }] : [];
  });
  // A drug that spreads in tissue is listed both as a drug and as a species, under one name.
  const labels = found.map(({ measure }) => nameOf(measure));
  return found.filter((_, i) => labels.indexOf(labels[i]) === i).slice(0, MAX_CARRIED);
}

/** The cells drawn in the stream: their number grows with the logarithm of the blood's measure of them. */
function passengersOf(rows: readonly Carried[], readouts: Float64Array): Passenger[] {
  return rows.flatMap(({ cell, index }) => {
    const value = readouts[index] ?? 0;
    if (cell === null || !(value > 0)) return [];
    return [{ count: Math.min(14, Math.max(1, Math.round(2.5 * Math.log2(1 + value)))), cell }];
  });
}
