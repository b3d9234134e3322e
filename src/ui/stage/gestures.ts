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

export function attachGestures(element: HTMLElement, tissue: string): () => void {
  const pointers = new Map<number, { x: number; y: number }>();

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
  const up = (event: PointerEvent) => pointers.delete(event.pointerId);
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) pan(tissue, arrow[0] * STRIDE, arrow[1] * STRIDE);
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
