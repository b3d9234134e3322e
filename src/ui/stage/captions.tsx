import './captions.css';
import { computed, signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inView } from '../../render/camera.ts';
import type { Point, TissueInfo } from '../../serve/protocol.ts';
import { quantity } from '../format.ts';
import { inLesson, lesson, numbersHidden } from '../lesson/lesson.ts';
import type { Arm } from '../run/arm.ts';
import { isDemo } from '../session/places.ts';
import { translated } from '../texts/language.ts';
import { type Caption, targetOf } from './caption-target.ts';
import { camera, windows } from './view.ts';

/** Whether the tissues have captions; a key toggles them. */
export const captionsShown = signal(true);

/** In a lesson they wait until the question is answered, since they might give the answer away. */
const isTime = computed(
  () => captionsShown.value && !numbersHidden.value && (!inLesson.value || lesson.value?.step === 'explain'),
);

/** Time between two checks of where captions point, milliseconds. */
const EVERY = 700;
/** Room that is left free at the edges of a window, and the size of a caption, CSS pixels. */
const EDGE = 16;
const TOP_ROOM = 76;
const BOTTOM_ROOM = 96;
const BUTTONS = 48;
const BESIDE_INSET = 220;
const WIDTH = 148;
const HEIGHT = 40;
/** Smallest window with room for captions. */
const LEAST = { width: 560, height: 300 };

/** Words beside a tissue that name its parts, each with a line to a cell that the words are about. */
export function Captions({ arm, tissue }: { arm: Arm; tissue: TissueInfo }) {
  const run = arm.opened.value;
  const targets = useSignal<(Point | null)[]>([]);
  const all = run?.view.captions.filter((one) => (one.tissue ?? run.tissues[0].id) === tissue.id) ?? [];
  useEffect(() => {
    if (all.length === 0 || !isTime.value) return;
    const look = () => {
      const frame = arm.frames.current?.tissues.find(({ id }) => id === tissue.id);
      if (run === null || frame === undefined || frame.grain !== 1) return;
      const next = all.map((one, i) => targetOf(run, frame, one, targets.peek()[i] ?? null));
      if (JSON.stringify(next) !== JSON.stringify(targets.peek())) targets.value = next;
    };
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [arm, run, tissue, all.length, isTime.value]);
  const box = windows.value[tissue.id];
  const seen = camera.value;
  if (run === null || !isTime.value || box === undefined || seen === null) return null;
  if (box.width < LEAST.width || box.height < LEAST.height) return null;
  const view = inView(seen, tissue, box);
  const onScreen = ({ x, y }: Point): Point => ({
    x: ((x + 0.5) * tissue.site - view.left) * seen.scale,
    y: ((y + 0.5) * tissue.site - view.top) * seen.scale,
  });
  const taken: Record<string, number[]> = {};
  // The tissue's own name stands at the top left, the picture of the whole at the bottom left.
  const rightOf = (plate: string) => {
    const wide = document.querySelector<HTMLElement>(`[data-view="${tissue.id}"] ${plate}`)?.offsetWidth ?? 0;
    return Math.max(BESIDE_INSET, EDGE + wide + 16);
  };
  const least = { top: rightOf('.tissue-name'), bottom: rightOf('.inset') };
  return (
    <div class="captions" aria-hidden="true">
      {all.map((written, i) => {
        // On the first page the text stands at the left.
        const caption: Caption = isDemo.value && written.side === 'left' ? { ...written, side: 'right' } : written;
        const target = targets.value[i];
        if (target === null || target === undefined || isNone(arm, caption)) return null;
        const to = onScreen(target);
        if (to.x < 0 || to.y < 0 || to.x > box.width || to.y > box.height) return null;
        const at = placeOf(caption, to, box, taken, least);
        if (at === null) return null;
        return <One key={i} arm={arm} caption={caption} at={at} to={to} />;
      })}
    </div>
  );
}

/** Whether a caption counts cells of which there are none, or none are counted yet. */
function isNone({ opened, readouts }: Arm, { measure }: Caption): boolean {
  const index = opened.value?.measures.findIndex(({ id, unit }) => id === measure && unit === 'cells') ?? -1;
  return index >= 0 && !(readouts.value[index] > 0);
}

/** Where a caption stands: at its side of the window, level with the cell it points to, clear of the others there. */
function placeOf(
  { side }: Caption,
  to: Point,
  box: { width: number; height: number },
  taken: Record<string, number[]>,
  least: { top: number; bottom: number },
): Point | null {
  const clear = (value: number, low: number, high: number, room: number): number | null => {
    const others = taken[side] ?? [];
    for (let step = 0; step * room < high - low + room; step++) {
      for (const way of step === 0 ? [0] : [step, -step]) {
        const at = Math.min(high, Math.max(low, value + way * room));
        if (others.every((other) => Math.abs(other - at) >= room)) {
          taken[side] = [...others, at];
          return at;
        }
      }
    }
    return null;
  };
  if (side === 'left' || side === 'right') {
    const y = clear(to.y - HEIGHT / 2, TOP_ROOM, box.height - BOTTOM_ROOM - HEIGHT, HEIGHT + 8);
    return y === null ? null : { x: side === 'left' ? EDGE : box.width - EDGE - BUTTONS - WIDTH, y };
  }
  const x = clear(to.x - WIDTH / 2, least[side], box.width - EDGE - BUTTONS - WIDTH, WIDTH + 8);
  return x === null ? null : { x, y: side === 'top' ? EDGE : box.height - EDGE - HEIGHT };
}

function One({ arm, caption, at, to }: { arm: Arm; caption: Caption; at: Point; to: Point }) {
  const { side } = caption;
  // The words are as wide as they need to be, at the outer edge of their room.
  const from = {
    x: side === 'left' ? at.x + 4 : side === 'right' ? at.x + WIDTH - 4 : at.x + WIDTH / 2,
    y: side === 'top' ? at.y + 4 : side === 'bottom' ? at.y + HEIGHT - 4 : at.y + HEIGHT / 2,
  };
  return (
    <>
      <svg aria-hidden="true">
        <path class="caption-casing" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
        <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
        <circle cx={to.x} cy={to.y} r="3" />
      </svg>
      <div
        style={{ left: `${at.x}px`, top: `${at.y}px`, width: `${WIDTH}px`, minHeight: `${HEIGHT}px` }}
        data-side={side}
      >
        <p>
          <b>{translated(caption.says)}</b>
          {caption.measure !== undefined && <Amount arm={arm} measure={caption.measure} />}
        </p>
      </div>
    </>
  );
}

function Amount({ arm, measure }: { arm: Arm; measure: string }) {
  const run = arm.opened.value!;
  const index = run.measures.findIndex(({ id }) => id === measure);
  const { value, unit } = quantity(arm.readouts.value[index], run.measures[index].unit);
  return <span>{`${value} ${unit}`.trim()}</span>;
}
