/** A place, or a line, at which the fields are read in every run that is shown, as these go on. */
import { computed, effect, signal } from '@preact/signals';
import type { FieldInfo, Frame, Point, Profile, TissueInfo } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { arms, fieldOf, opened, target } from '../run/state.ts';

/** Ends are in the middle of sites; a place has one only. */
export interface Measured {
  tissue: string;
  from: Point;
  to: Point | null;
}

export const measured = signal<Measured | null>(null);
/** What each run has said last. */
export const answers = signal<ReadonlyMap<Arm, Profile>>(new Map());
/** Fields that were chosen to be charted along a line; null before that. */
const chosen = signal<readonly string[] | null>(null);

/** Milliseconds between two readings while a run goes on. */
const EVERY = 100;
/** Samples of a line: one a site, of a long one fewer. */
const MAX_SAMPLES = 600;

/** The fields that are charted: those chosen, or first the one that the tissue shows. */
export const charted = computed<FieldInfo[]>(() => {
  const run = opened.value;
  const now = measured.value;
  if (run === null || now === null) return [];
  const ids = chosen.value ?? [fieldOf(run, now.tissue) || run.fields[0]?.id];
  return run.fields.filter(({ id }) => ids.includes(id));
});

/** Charts a field, or no more. */
export function chart(field: string, on: boolean): void {
  const others = charted.value.map(({ id }) => id).filter((id) => id !== field);
  chosen.value = on ? [...others, field] : others;
}

/** Reads the fields at a place; going on from the one before, along the line between both. */
export function measureAt(tissue: TissueInfo, at: Point, goesOn: boolean): void {
  const before = measured.value;
  const place = middleOf(tissue, at);
  if (goesOn && before?.tissue === tissue.id) setLine(tissue.id, before.from, place);
  else measured.value = { tissue: tissue.id, from: place, to: null };
}

/** A line that is drawn from a place. */
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

/** The middle of the site of a place, or of the nearest one inside of the tissue. */
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
    // Another run may have no such place.
    if (now !== null && !(isIn(now.from) && isIn(now.to ?? now.from))) leaveMeasured();
    else answers.value = new Map([...answers.peek()].filter(([arm, answer]) => now !== null && isOf(answer, now, arm)));
  });
}

/** Whether an answer can stand until the next one is there: a line is drawn on. */
const isOf = (answer: Profile, { tissue, to }: Measured, arm: Arm): boolean =>
  answer.tissue === tissue && answer.along.length > 1 === (to !== null) && arms.value.includes(arm);

interface Reading {
  busy: boolean;
  /** What was read last, and in which state of the run. */
  of: Measured | null;
  state: string;
  /** When that was asked for. */
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
      // The run has failed; the page says so elsewhere.
    })
    .finally(() => {
      reading.busy = false;
      // While it was read the line may have been drawn on.
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
