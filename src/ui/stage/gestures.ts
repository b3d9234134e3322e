/** Moving and zooming a tissue by mouse, touch and keyboard, and drawing on it with tools that draw. */
import { home, pan, zoom } from './view.ts';

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const STRIDE = 48;
const NEARER = 1.25;

/** Largest movement of a pointer that still counts as a click, CSS pixels. */
const STILL = 4;
/** The middle mouse button moves the picture where the first one draws. */
const MIDDLE = 1;

/** A line being drawn; nothing is drawn until it reaches a second place. */
export interface Drawing {
  to: (dx: number, dy: number) => void;
  /** Drops the line: a second finger has come to move the picture. */
  drop: () => void;
}

/** Effects of clicks, drags and the keys for cells; places are CSS pixels from the middle of the window. */
export interface Picking {
  /** @param goesOn with Shift: continues from the place before */
  pick: (dx: number, dy: number, goesOn: boolean) => void;
  /** Starts drawing from a place; null where a drag moves the picture. */
  draw: (dx: number, dy: number) => Drawing | null;
  next: (dx: number, dy: number) => void;
  leave: () => void;
}

export function attachGestures(element: HTMLElement, tissue: string, picking: Picking): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let pressed: { x: number; y: number } | null = null;
  let drawing: Drawing | null = null;
  /** Whether the line has left its first place. */
  let drawn = false;

  const fromMiddle = (x: number, y: number): [number, number] => {
    const box = element.getBoundingClientRect();
    return [x - box.left - box.width / 2, y - box.top - box.height / 2];
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom(
      tissue,
      ...fromMiddle(event.clientX, event.clientY),
      Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)),
    );
  };
  const down = (event: PointerEvent) => {
    if (event.button > MIDDLE) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (drawn) drawing?.drop();
    drawn = false;
    const alone = pointers.size === 1 && event.button !== MIDDLE;
    pressed = alone ? { x: event.clientX, y: event.clientY } : null;
    drawing = alone ? picking.draw(...fromMiddle(event.clientX, event.clientY)) : null;
  };
  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    const now = { x: event.clientX, y: event.clientY };
    pointers.set(event.pointerId, now);
    if (drawing !== null && pressed !== null) {
      drawn ||= isAway(pressed, now);
      if (drawn) drawing.to(...fromMiddle(now.x, now.y));
      return;
    }
    if (other === undefined) {
      pan(tissue, now.x - before.x, now.y - before.y);
      return;
    }
    const factor =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    pan(tissue, (now.x - before.x) / 2, (now.y - before.y) / 2);
    zoom(tissue, ...fromMiddle((now.x + other.x) / 2, (now.y + other.y) / 2), factor);
  };
  const up = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    const clicked = pressed !== null && !drawn && !isAway(pressed, { x: event.clientX, y: event.clientY });
    drawing = null;
    drawn = false;
    if (pressed === null || event.type !== 'pointerup') return;
    pressed = null;
    if (clicked) picking.pick(...fromMiddle(event.clientX, event.clientY), event.shiftKey);
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey) picking.next(-arrow[0], -arrow[1]);
    else if (event.key === 'Enter') picking.pick(0, 0, event.shiftKey);
    else if (event.key === 'Escape') picking.leave();
    else if (arrow !== undefined) pan(tissue, arrow[0] * STRIDE, arrow[1] * STRIDE);
    else if (event.key === '+' || event.key === '=') zoom(tissue, 0, 0, NEARER);
    else if (event.key === '-' || event.key === '\u2212') zoom(tissue, 0, 0, 1 / NEARER);
    else if (event.key === '0') home();
    else return;
    event.preventDefault();
  };
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('dblclick', home);
  element.addEventListener('keydown', key);
  return () => {
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('dblclick', home);
    element.removeEventListener('keydown', key);
  };
}

const isAway = (from: { x: number; y: number }, to: { x: number; y: number }): boolean =>
  Math.hypot(to.x - from.x, to.y - from.y) > STILL;
