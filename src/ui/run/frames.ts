/** Asks for a frame when the page can draw one, and gives the last buffer back: nothing queues. */
import type { Frame } from '../../simulation/protocol.ts';
import { CELL_FLAGS } from '../../simulation/protocol.ts';
import { generation, noteSnapshot, onFirstFrame, readLog, series, simulation } from './session.ts';
import * as state from './state.ts';

type Listener = (frame: Frame) => void;

const READOUT_EVERY = 150;
const CENSUS_EVERY = 1000;
const IDLE_EVERY = 400;

const listeners = new Set<Listener>();
let current: Frame | null = null;
let spare: ArrayBuffer | null = null;
let asking = false;
let wanted = true;
let answered = 0;
let read = 0;
let counted = 0;
let logLength = -1;
let shown = -1;
/** Animation frames to wait before the next frame is asked for. */
let patience = 0;

/** Tells `listener` of every frame; the last one at once. Returns how to stop. */
export function onFrame(listener: Listener): () => void {
  listeners.add(listener);
  if (current !== null) listener(current);
  return () => listeners.delete(listener);
}

/** A new picture is needed although the run stands still. */
export function wantFrame(): void {
  wanted = true;
}

export function startFrames(): void {
  onFirstFrame((frame) => {
    logLength = frame.logLength;
    take(frame);
    // Asking for the next one starts the first fields: the first picture comes on the screen before.
    patience = 3;
  });
  const tick = () => {
    requestAnimationFrame(tick);
    if (patience-- > 0) return;
    const due = wanted || state.live.value.running || performance.now() - answered > IDLE_EVERY;
    if (!asking && due && state.opened.value !== null && state.health.value.state !== 'failed') void ask();
  };
  requestAnimationFrame(tick);
}

async function ask(): Promise<void> {
  asking = true;
  wanted = false;
  const asked = generation;
  const run = state.opened.value!;
  if (asked !== shown) logLength = -1;
  const recycle = spare;
  spare = null;
  try {
    const layers = run.tissues.map((tissue) => ({
      tissue: tissue.id,
      colour: state.colour.value,
      field: (state.field.value === run.view.field ? run.view.fields[tissue.id] : undefined) ?? state.field.value,
    }));
    const frame = await simulation().frame({ layers, seriesFrom: series.next, digest: false, recycle });
    answered = performance.now();
    if (asked === generation) take(frame);
    wanted = true;
  } catch {
    wanted = true;
  } finally {
    asking = false;
  }
}

function take(frame: Frame): void {
  spare = current?.buffer ?? null;
  current = frame;
  shown = generation;
  const now = performance.now();
  const before = state.live.value;
  if (frame.step !== before.step || frame.running !== before.running || frame.digest !== before.digest) {
    state.live.value = {
      step: frame.step,
      hours: frame.hours,
      running: frame.running,
      digest: frame.digest,
      speed: frame.speed,
    };
  }
  if (series.add(frame.series)) state.seriesVersion.value++;
  if (!frame.running || now - read > READOUT_EVERY) {
    read = now;
    state.readouts.value = frame.readouts.slice();
    noteSnapshot();
  }
  if (frame.logLength !== logLength) {
    logLength = frame.logLength;
    void readLog().catch(() => {});
  }
  if (!frame.running || now - counted > CENSUS_EVERY) {
    counted = now;
    census(frame);
  }
  for (const listener of listeners) listener(frame);
}

/** Which types are in the pictures, for the legend. */
function census(frame: Frame): void {
  const seen = new Uint8Array(256);
  let flags = 0;
  for (const tissue of frame.tissues) {
    for (const cells of [tissue.structural, tissue.mobile]) {
      for (let at = 0; at < cells.length; at += 4) {
        if (cells[at] === 0) continue;
        const flag = cells[at + 1]!;
        flags |= flag;
        if ((flag & CELL_FLAGS.dead) === 0) seen[cells[at]!] = 1;
      }
    }
  }
  const types = new Set<number>();
  seen.forEach((there, type) => {
    if (there === 1) types.add(type - 1);
  });
  const next = { types, dead: (flags & CELL_FLAGS.dead) !== 0, hypoxic: (flags & CELL_FLAGS.hypoxic) !== 0 };
  const last = state.present.value;
  const same =
    last.dead === next.dead &&
    last.hypoxic === next.hypoxic &&
    last.types.size === types.size &&
    [...types].every((type) => last.types.has(type));
  if (!same) state.present.value = next;
}
