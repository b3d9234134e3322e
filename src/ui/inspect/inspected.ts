/** The inspected cell: it is followed as it moves, and its history since then is kept. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { inView } from '../../render/camera.ts';
import type { CellExplanation, CellMoment, Frame, Point, TissueFrame, TissueInfo } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { markedClone } from '../run/colouring.ts';
import { focus, target } from '../run/state.ts';
import { camera, centreOn, windows } from '../stage/view.ts';
import { nearestCell, nextCell } from './seen-cells.ts';

export interface Inspected {
  arm: Arm;
  identity: string;
  /** Its present state; after it has left all tissues, its last one. */
  cell: CellExplanation;
  gone: boolean;
  /** Its history, as far as it has been observed. */
  history: CellMoment[];
  /** The step from which its past is known. */
  reached: number;
  /** Steps in which it divided, from its past. */
  divisions: number[];
}

export const inspected = signal<Inspected | null>(null);
/** Whether the cells of its clone are marked. */
export const showClone = computed(() => markedClone.value !== null);
/** Whether the view moves with it. */
export const following = signal(false);

/** Milliseconds between two readings of a cell while the run goes on. */
const EVERY = 200;
/** Moments beyond which a history is thinned out. */
const MAX_MOMENTS = 4000;

/** Inspects the cell at a point of a tissue, in sites, or the nearest one beside it. */
export async function inspectAt(arm: Arm, tissue: string, point: Point): Promise<boolean> {
  const seen = seenIn(arm, tissue);
  return inspectSite(arm, tissue, seen && nearestCell(...seen, point));
}

/** A tissue's picture on the screen, and what is known about the tissue; null if there is none yet. */
function seenIn(arm: Arm, tissue: string): [TissueFrame, TissueInfo] | null {
  const frame = arm.frames.current?.tissues.find(({ id }) => id === tissue);
  const info = arm.opened.peek()?.tissues.find(({ id }) => id === tissue);
  return frame && info ? [frame, info] : null;
}

async function inspectSite(arm: Arm, tissue: string, site: Point | null): Promise<boolean> {
  return site !== null && inspect(arm, await arm.simulation.explain(tissue, site.x, site.y));
}

/** Inspects the cell with an identity and brings it into view; false when it is no longer in any tissue. */
export async function inspectCell(arm: Arm, identity: string): Promise<boolean> {
  const cell = await arm.simulation.explainCell(identity);
  const tissue = arm.opened.peek()?.tissues.find(({ id }) => id === cell?.tissue);
  if (cell !== null && tissue !== undefined && !isInView(tissue, cell)) centreOn(tissue, cell.x, cell.y);
  return inspect(arm, cell);
}

function inspect(arm: Arm, cell: CellExplanation | null): boolean {
  if (cell === null) return false;
  if (markedClone.value !== null) markClone(arm, cell.clone);
  const { identity, step } = cell;
  inspected.value = {
    arm,
    identity,
    cell,
    gone: false,
    history: [momentOf(cell)],
    reached: step,
    divisions: [],
  };
  return true;
}

function isInView(tissue: TissueInfo, { x, y }: CellExplanation): boolean {
  const box = windows.peek()[tissue.id];
  const seen = camera.peek();
  if (box === undefined || seen === null) return true;
  const view = inView(seen, tissue, box);
  const [across, down] = [(x + 0.5) * tissue.site - view.left, (y + 0.5) * tissue.site - view.top];
  return across >= 0 && down >= 0 && across <= view.width && down <= view.height;
}

/** Inspects the next living cell from the present one in a direction. */
export async function inspectNext(direction: Point): Promise<void> {
  const now = inspected.value;
  if (now === null) return;
  const { arm, cell } = now;
  const seen = seenIn(arm, cell.tissue);
  await inspectSite(arm, cell.tissue, seen && nextCell(...seen, cell, direction));
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

/** Keeps the display of the cell up to date with its run. */
export function followInspected(): void {
  let asked = 0;
  let stop = () => {};
  effect(() => {
    const arm = inspected.value?.arm;
    stop();
    stop =
      arm === undefined
        ? () => {}
        : arm.frames.listen((frame) => {
            forgetChanged(frame);
            void readCell(arm);
          });
  });
  effect(() => {
    // A cell is no longer inspected when its run is closed or loses the focus.
    if (inspected.value !== null && inspected.value.arm !== focus.value) leaveCell();
  });
  let run: unknown = null;
  effect(() => {
    // Nor when another run was opened in its arm.
    const now = focus.value.opened.value;
    if (run !== null && run !== now) untracked(leaveCell);
    run = now;
  });
  effect(() => {
    const cell = inspected.value?.cell;
    const tissue = focus.value.opened.value?.tissues.find(({ id }) => id === cell?.tissue);
    if (following.value && cell !== undefined && tissue !== undefined)
      untracked(() => centreOn(tissue, cell.x, cell.y));
  });
  let busy = false;
  const readCell = async (arm: Arm) => {
    const now = inspected.peek();
    if (busy || now === null || now.arm !== arm || target.peek() !== null) return;
    if (arm.live.peek().running && performance.now() - asked < EVERY) return;
    if (!arm.live.peek().running && now.history.at(-1)?.step === arm.live.peek().step && asked > 0 && !stale(arm))
      return;
    busy = true;
    asked = performance.now();
    try {
      const cell = await arm.simulation.explainCell(now.identity);
      // More of its past may have become known meanwhile.
      const then = inspected.peek();
      if (then?.identity !== now.identity) return;
      if (cell === null) inspected.value = { ...then, gone: true };
      else inspected.value = { ...withMoment(then, momentOf(cell)), cell, gone: false };
      logSeen = arm.received.edition;
    } catch {
      // The run has failed; this is reported elsewhere on the page.
    } finally {
      busy = false;
    }
  };
  let edition = 0;
  /** Drops the history of steps that a change of the past has invalidated. */
  const forgetChanged = ({ series }: Frame) => {
    const now = inspected.peek();
    if (now === null || series.edition === edition) return;
    edition = series.edition;
    const history = now.history.filter(({ step }) => step < series.cut);
    const divisions = now.divisions.filter((step) => step < series.cut);
    inspected.value = { ...now, history, divisions, reached: history[0]?.step ?? now.cell.step };
  };
  let logSeen = -1;
  const stale = (arm: Arm) => arm.received.edition !== logSeen;
}

/** Drops moments after `moment`, whose past may have been changed, and adds it. */
function withMoment(now: Inspected, moment: CellMoment): Inspected {
  const history = [...now.history.filter(({ step }) => step < moment.step), moment];
  const divisions = now.divisions.filter((step) => step <= moment.step);
  return { ...now, history: thinned(history), reached: Math.min(now.reached, moment.step), divisions };
}

/** Adds an earlier part of its past before the known part. */
export function withPast(now: Inspected, from: number, past: CellMoment[], divisions: number[]): Inspected {
  const { reached } = now;
  return {
    ...now,
    history: thinned([...past.filter(({ step }) => step < reached), ...now.history]),
    reached: from,
    divisions: [...new Set([...divisions, ...now.divisions])],
  };
}

export const isSameState = (a: CellMoment, b: CellMoment): boolean =>
  a.type === b.type && a.phase === b.phase && a.flags === b.flags;

/** Every second moment of a long history, and those in which the cell's type, phase or flags changed. */
function thinned(history: CellMoment[]): CellMoment[] {
  if (history.length <= MAX_MOMENTS) return history;
  return history.filter((moment, i) => i % 2 === history.length % 2 || !isSameState(moment, history[i - 1] ?? moment));
}

function momentOf(cell: CellExplanation): CellMoment {
  const { step, tissue, x, y, type, phase, flags, columns, fields, occupancy } = cell;
  return { step, tissue, x, y, type, phase, flags, columns, fields, occupancy };
}

/** The step in which it was born. */
export function bornAt({ arm, cell }: Inspected): number {
  const { minutesPerStep, settle } = arm.opened.peek()!;
  return Math.max(-settle, cell.step - Math.round((cell.ageHours * 60) / minutesPerStep));
}

/** The receptor whose level is charted: the one that colours cells at first, else the first one. */
export function receptorOf(arm: Arm): string {
  const run = arm.opened.peek();
  return run?.columns.find(({ id }) => id === run.view.colour)?.id ?? run?.columns[0]?.id ?? '';
}
