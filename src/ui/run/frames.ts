/** Asks for a frame when the page can draw one, and gives the last buffer back: nothing queues. */
import { effect } from '@preact/signals';
import type { Frame } from '../../simulation/protocol.ts';
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
  effect(() => {
    if (state.changed.value > 0) wantFrame();
  });
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
      field: state.fieldOf(run, tissue.id),
    }));
    const frame = await simulation().frame({ layers, seriesFrom: series.next, digest: false, recycle });
    answered = performance.now();
    if (asked === generation) take(frame);
    else wanted = true;
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
  state.ready.value = frame.ready;
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
    notePresent(frame.ready ? presentIn(frame.readouts) : presentAtFirst(frame));
  }
  for (const listener of listeners) listener(frame);
}

/** Which types of cells there are, and in which states: what the legend explains. */
type Present = (typeof state.present)['value'];

/** By what has been counted. */
function presentIn(counts: Float64Array): Present {
  const run = state.opened.value!;
  const places = new Map(run.measures.map(({ id }, at) => [id, at]));
  const some = (cell: string, word: string): boolean =>
    run.tissues.some(({ id }) => counts[places.get(`${id}.${cell}.${word}`) ?? -1]! > 0);
  return {
    types: new Set(run.cells.flatMap(({ id }, type) => (some(id, 'count') ? [type] : []))),
    dead: run.cells.some(({ id }) => some(id, 'dead')),
    hypoxic: run.cells.some(({ id }) => some(id, 'hypoxic')),
  };
}

/** By the first picture, before anything is counted: all cells live, in places that nobody has breathed in. */
function presentAtFirst(frame: Frame): Present {
  const seen = new Uint8Array(256);
  for (const { structural, mobile } of frame.tissues) {
    for (const cells of [structural, mobile]) for (let at = 0; at < cells.length; at += 4) seen[cells[at]!] = 1;
  }
  const types = new Set(state.opened.value!.cells.flatMap((_, type) => (seen[type + 1] === 1 ? [type] : [])));
  return { types, dead: false, hypoxic: false };
}

function notePresent(next: Present): void {
  const last = state.present.value;
  const same =
    last.dead === next.dead &&
    last.hypoxic === next.hypoxic &&
    last.types.size === next.types.size &&
    [...next.types].every((type) => last.types.has(type));
  if (!same) state.present.value = next;
}
