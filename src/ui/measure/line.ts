/** A place, or a line, at which the fields are read in every run shown, while the runs go on. */
import { computed, effect, signal } from '@preact/signals';
import type { FieldInfo, Frame, Point, Profile, TissueInfo } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { arms, fieldOf, opened, target } from '../run/state.ts';

/** Ends are in the middle of sites; a place has only one. */
export interface Measured {
  tissue: string;
  from: Point;
  to: Point | null;
}

export const measured = signal<Measured | null>(null);
/** The latest answer of each run. */
export const answers = signal<ReadonlyMap<Arm, Profile>>(new Map());
/** Fields chosen to be charted along a line; null before any choice. */
const chosen = signal<readonly string[] | null>(null);

/** Milliseconds between two readings while a run goes on. */
const EVERY = 100;
/** Maximum number of samples on a line; a shorter line has one per site. */
const MAX_SAMPLES = 600;

/** The charted fields: those chosen, or, before any choice, the one that the tissue shows. */
export const charted = computed<FieldInfo[]>(() => {
  const run = opened.value;
  const now = measured.value;
  if (run === null || now === null) return [];
  const ids = chosen.value ?? [fieldOf(run, now.tissue) || run.fields[0]?.id];
  return run.fields.filter(({ id }) => ids.includes(id));
});

/** Starts or stops charting a field. */
export function chart(field: string, on: boolean): void {
  const others = charted.value.map(({ id }) => id).filter((id) => id !== field);
  chosen.value = on ? [...others, field] : others;
}

/** Reads the fields at a place, or, with `goesOn`, along the line from the place before. */
export function measureAt(tissue: TissueInfo, at: Point, goesOn: boolean): void {
  const before = measured.value;
  const place = middleOf(tissue, at);
  if (goesOn && before?.tissue === tissue.id) setLine(tissue.id, before.from, place);
  else measured.value = { tissue: tissue.id, from: place, to: null };
}

/** Starts drawing a line from a place. */
export function measureFrom(tissue: TissueInfo, at: Point): { to: (at: Point) => void; drop: () => void } {
  const before = measured.value;
  const from = middleOf(tissue, at);
  return {
    to: (to) => setLine(tissue.id, from, middleOf(tissue, to)),
    drop: () => {
      measured.value = before;
    },
  };
}

function setLine(tissue: string, from: Point, to: Point): void {
  measured.value = { tissue, from, to: to.x === from.x && to.y === from.y ? null : to };
}

export function leaveMeasured(): void {
  measured.value = null;
}

/** The middle of the site at a place, or of the nearest site inside the tissue. */
function middleOf({ width, height }: TissueInfo, { x, y }: Point): Point {
  const middle = (place: number, size: number) => Math.min(size - 1, Math.max(0, Math.floor(place))) + 0.5;
  return { x: middle(x, width), y: middle(y, height) };
}

/** Reads again with every frame of a run, and at once when another place or line is set. */
export function followMeasured(): void {
  effect(() => {
    const stops =
      measured.value === null ? [] : arms.value.map((arm) => arm.frames.listen((frame) => sample(arm, frame)));
    return () => {
      for (const stop of stops) stop();
    };
  });
  effect(() => {
    const now = measured.value;
    const tissue = opened.value?.tissues.find(({ id }) => id === now?.tissue);
    const isIn = ({ x, y }: Point) => tissue !== undefined && x < tissue.width && y < tissue.height;
    // Another run may lack this place.
    if (now !== null && !(isIn(now.from) && isIn(now.to ?? now.from))) leaveMeasured();
    else answers.value = new Map([...answers.peek()].filter(([arm, answer]) => now !== null && isOf(answer, now, arm)));
  });
}

/** Whether an answer may stay until the next one arrives: the line is still being drawn. */
const isOf = (answer: Profile, { tissue, to }: Measured, arm: Arm): boolean =>
  answer.tissue === tissue && answer.along.length > 1 === (to !== null) && arms.value.includes(arm);

interface Reading {
  busy: boolean;
  /** The last reading, and at which state of the run. */
  of: Measured | null;
  state: string;
  /** When the last reading was requested. */
  asked: number;
}

const readings = new WeakMap<Arm, Reading>();

function sample(arm: Arm, frame: Frame): void {
  const reading = readings.get(arm) ?? { busy: false, of: null, state: '', asked: 0 };
  readings.set(arm, reading);
  const now = measured.peek();
  if (now === null || reading.busy || !frame.ready || target.peek() !== null) return;
  const state = `${arm.generation} ${frame.step} ${frame.log.edition} ${frame.series.edition}`;
  if (now === reading.of && (state === reading.state || (frame.running && performance.now() - reading.asked < EVERY)))
    return;
  Object.assign(reading, { busy: true, of: now, state, asked: performance.now() });
  void read(arm, now)
    .catch(() => {
      // The run has failed; this is reported elsewhere on the page.
    })
    .finally(() => {
      reading.busy = false;
      // The line may have been changed during the reading.
      if (measured.peek() !== now && arm.frames.current !== null) sample(arm, arm.frames.current);
    });
}

async function read(arm: Arm, now: Measured): Promise<void> {
  const to = now.to ?? now.from;
  const sites = Math.ceil(Math.hypot(to.x - now.from.x, to.y - now.from.y));
  const samples = now.to === null ? 1 : Math.min(MAX_SAMPLES, sites + 1);
  const answer = await arm.simulation.profile(now.tissue, now.from, to, samples);
  const wanted = measured.peek();
  if (answer === null || wanted === null || !isOf(answer, wanted, arm)) return;
  answers.value = new Map(answers.peek()).set(arm, answer);
}
