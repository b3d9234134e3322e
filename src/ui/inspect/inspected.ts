/** The cell that is looked at: it is followed as it moves, and what it lived through since is kept. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { CELL_FLAGS, type CellExplanation, type TissueFrame } from '../../simulation/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { markedClone } from '../run/look.ts';
import { focus, target } from '../run/state.ts';
import { centreOn } from '../stage/view.ts';

/** One moment of a cell's history. */
export interface Moment {
  step: number;
  x: number;
  y: number;
  tissue: string;
  oxygen: number;
  level: number;
}

export interface Inspected {
  arm: Arm;
  identity: string;
  /** As it is now; after it has left all tissues, as it was last. */
  cell: CellExplanation;
  gone: boolean;
  history: Moment[];
}

export const inspected = signal<Inspected | null>(null);
/** Whether the cells of its clone are marked. */
export const showClone = computed(() => markedClone.value !== null);
/** Whether the view moves with it. */
export const following = signal(false);

/** Milliseconds between two looks at a cell while the run goes on. */
const EVERY = 200;
const LONGEST = 2000;

/** Looks at the cell at a site, or at the nearest one beside it. */
export async function inspectAt(arm: Arm, tissue: string, x: number, y: number): Promise<boolean> {
  const frame = arm.frames.current?.tissues.find(({ id }) => id === tissue);
  const site = frame ? nearestCell(frame, x, y) : null;
  if (site === null) return false;
  const cell = await arm.simulation.explain(tissue, site.x, site.y);
  if (cell === null) return false;
  if (markedClone.value !== null) markClone(arm, cell.clone);
  inspected.value = { arm, identity: cell.identity, cell, gone: false, history: [momentOf(arm, cell)] };
  return true;
}

/** Looks at the next living cell from the present one in a direction. */
export async function inspectNext(dx: number, dy: number): Promise<void> {
  const now = inspected.value;
  if (now === null) return;
  const { arm, cell } = now;
  const frame = arm.frames.current?.tissues.find(({ id }) => id === cell.tissue);
  if (frame === undefined) return;
  let best: { x: number; y: number; far: number } | null = null;
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      const ahead = (x - cell.x) * dx + (y - cell.y) * dy;
      if (ahead <= 0 || !isAlive(frame, x, y)) continue;
      const aside = Math.abs((x - cell.x) * dy - (y - cell.y) * dx);
      const far = ahead + 2 * aside;
      if (best === null || far < best.far) best = { x, y, far };
    }
  }
  if (best !== null) await inspectAt(arm, cell.tissue, best.x + 0.5, best.y + 0.5);
}

/** Marks the cells of a clone, or of none. */
export function markClone(arm: Arm, clone: number | null): void {
  markedClone.value = clone;
  arm.frames.want();
}

export function leaveCell(): void {
  const now = inspected.value;
  inspected.value = null;
  if (now !== null) markClone(now.arm, null);
  following.value = false;
}

/** Keeps what is shown of the cell in step with its run. */
export function followInspected(): void {
  let asked = 0;
  let stop = () => {};
  effect(() => {
    const arm = inspected.value?.arm;
    stop();
    stop = arm === undefined ? () => {} : arm.frames.listen(() => void look(arm));
  });
  effect(() => {
    // A cell of a run that is closed, or of another run in focus, is not looked at any more.
    if (inspected.value !== null && inspected.value.arm !== focus.value) leaveCell();
  });
  effect(() => {
    const cell = inspected.value?.cell;
    const tissue = focus.value.opened.value?.tissues.find(({ id }) => id === cell?.tissue);
    if (following.value && cell !== undefined && tissue !== undefined)
      untracked(() => centreOn(tissue, cell.x, cell.y));
  });
  let busy = false;
  const look = async (arm: Arm) => {
    const now = inspected.peek();
    if (busy || now === null || now.arm !== arm || target.peek() !== null) return;
    if (arm.live.peek().running && performance.now() - asked < EVERY) return;
    if (!arm.live.peek().running && now.history.at(-1)?.step === arm.live.peek().step && asked > 0 && !stale(arm))
      return;
    busy = true;
    asked = performance.now();
    try {
      const cell = await arm.simulation.explainCell(now.identity);
      if (inspected.peek()?.identity !== now.identity) return;
      if (cell === null) inspected.value = { ...now, gone: true };
      else inspected.value = { ...now, cell, gone: false, history: withMoment(now.history, momentOf(arm, cell)) };
      logSeen = arm.log.peek().length;
    } catch {
      // The run has failed; the page says so elsewhere.
    } finally {
      busy = false;
    }
  };
  let logSeen = -1;
  const stale = (arm: Arm) => arm.log.peek().length !== logSeen;
}

/** Moments after the present one belong to a past that may have been changed. */
function withMoment(history: Moment[], now: Moment): Moment[] {
  return [...history.filter(({ step }) => step < now.step), now].slice(-LONGEST);
}

function momentOf(arm: Arm, cell: CellExplanation): Moment {
  const value = (list: { id: string; value: number }[], id: string) => list.find((one) => one.id === id)?.value ?? 0;
  return {
    step: arm.live.peek().step,
    x: cell.x,
    y: cell.y,
    tissue: cell.tissue,
    oxygen: value(cell.fields, 'oxygen'),
    level: value(cell.columns, receptorOf(arm)),
  };
}

/** The receptor whose level is shown over time: the one that cells are coloured by first, or the first one. */
export function receptorOf(arm: Arm): string {
  const run = arm.opened.peek();
  return run?.columns.find(({ id }) => id === run.view.colour)?.id ?? run?.columns[0]?.id ?? '';
}

const isCell = ({ structural, mobile, width }: TissueFrame, x: number, y: number): boolean =>
  (structural[4 * (y * width + x)] ?? 0) > 0 || (mobile[4 * (y * width + x)] ?? 0) > 0;

const isAlive = ({ structural, mobile, width }: TissueFrame, x: number, y: number): boolean =>
  [structural, mobile].some((cells) => {
    const at = 4 * (y * width + x);
    return cells[at]! > 0 && (cells[at + 1]! & CELL_FLAGS.dead) === 0;
  });

/** The cell nearest to a point, sites, at most two sites away. */
function nearestCell(frame: TissueFrame, x: number, y: number): { x: number; y: number } | null {
  let best: { x: number; y: number; far: number } | null = null;
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const at = { x: Math.floor(x) + dx, y: Math.floor(y) + dy };
      if (at.x < 0 || at.y < 0 || at.x >= frame.width || at.y >= frame.height || !isCell(frame, at.x, at.y)) continue;
      // A living one is meant rather than a dead one beside it.
      const far = Math.hypot(at.x + 0.5 - x, at.y + 0.5 - y) + (isAlive(frame, at.x, at.y) ? 0 : 1.2);
      if (best === null || far < best.far) best = { ...at, far };
    }
  }
  return best;
}
