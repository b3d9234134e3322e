import './name-at-pointer.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CELL_FLAGS, type Point, type TissueFrame, type TissueInfo } from '../../serve/protocol.ts';
import { wordsOfFlags } from '../inspect/names-of-cells.ts';
import { nearestCell } from '../inspect/seen-cells.ts';
import type { Arm } from '../run/arm.ts';
import { texts, translated } from '../texts/language.ts';

/** Distance of the name from the pointer, CSS pixels. */
const BESIDE = 14;

interface NameProps {
  arm: Arm;
  tissue: TissueInfo;
  /** The window of the tissue. */
  window: { current: HTMLElement | null };
  /** The place in the tissue at a point of the window, CSS pixels from its middle. */
  siteAt: (dx: number, dy: number) => Point | null;
}

/** The name of the cell under the mouse, beside it. */
export function NameAtPointer({ arm, tissue, window, siteAt }: NameProps) {
  const shown = useSignal<{ x: number; y: number; left: boolean; text: string } | null>(null);
  useEffect(() => {
    const element = window.current;
    if (element === null) return;
    const move = (event: PointerEvent) => {
      // A finger has no place before it presses.
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return leave();
      const box = element.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const at = siteAt(x - box.width / 2, y - box.height / 2);
      const frame = arm.frames.current?.tissues.find(({ id }) => id === tissue.id);
      const text = at === null || frame === undefined ? '' : nameAt(arm, frame, tissue, at);
      shown.value = text === '' ? null : { x, y, left: x > box.width / 2, text };
    };
    const leave = () => {
      shown.value = null;
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('pointerdown', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('pointerdown', leave);
    };
  }, [arm, tissue, siteAt]);
  if (shown.value === null) return null;
  const { x, y, left, text } = shown.value;
  const style = { top: `${y + BESIDE}px`, ...(left ? { right: `calc(100% - ${x}px)` } : { left: `${x + BESIDE}px` }) };
  return (
    <span class="name-at-pointer" style={style} aria-hidden="true">
      {text}
    </span>
  );
}

/** What is at a site: the type of its cell and its state; nothing where there is no cell. */
function nameAt(arm: Arm, frame: TissueFrame, tissue: TissueInfo, at: Point): string {
  const site = nearestCell(frame, tissue, at);
  const run = arm.opened.peek();
  if (site === null || run === null || Math.hypot(site.x + 0.5 - at.x, site.y + 0.5 - at.y) > frame.grain) return '';
  const index = 4 * (Math.floor(site.y / frame.grain) * frame.width + Math.floor(site.x / frame.grain));
  const cells = frame.mobile[index] > 0 ? frame.mobile : frame.structural;
  const cell = run.cells[cells[index] - 1];
  if (cell === undefined) return '';
  const flags = cells[index + 1];
  const name = translated(cell.singular ?? cell.label);
  const state = (flags & CELL_FLAGS.dead) === 0 ? wordsOfFlags(flags) : [texts.value.legend.dead];
  return [name, ...state].join(', ');
}
