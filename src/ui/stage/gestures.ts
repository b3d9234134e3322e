/** Moving and zooming a tissue by mouse, touch and keyboard. */
import { home, pan, zoom } from './view.ts';

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const STRIDE = 48;
const NEARER = 1.25;

/** A pointer that has moved no farther than this has clicked, CSS pixels. */
const STILL = 4;

/** What a click and the keys for cells do. */
export interface Picking {
  /** @param dx @param dy CSS pixels from the middle of the window */
  pick: (dx: number, dy: number) => void;
  next: (dx: number, dy: number) => void;
  leave: () => void;
}

export function attachGestures(element: HTMLElement, tissue: string, picking: Picking): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let pressed: { x: number; y: number } | null = null;

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
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    pressed = pointers.size === 1 ? { x: event.clientX, y: event.clientY } : null;
  };
  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    const now = { x: event.clientX, y: event.clientY };
    pointers.set(event.pointerId, now);
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
    if (pressed === null || event.type !== 'pointerup') return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL)
      picking.pick(...fromMiddle(event.clientX, event.clientY));
    pressed = null;
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey) picking.next(-arrow[0], -arrow[1]);
    else if (event.key === 'Enter') picking.pick(0, 0);
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
