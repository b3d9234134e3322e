/** Which part of each tissue is in view, and the painter that draws it. */
import { effect, signal } from '@preact/signals';
import { type Box, type Camera, held, homeCamera, inView, panned, smallestScale, zoomed } from '../../render/camera.ts';
import { appearanceOf } from '../../render/colour.ts';
import { MAX_SAMPLES, type Painter, type Placed } from '../../render/painter.ts';
import { type Frame, MAX_GRAIN, type Opened, type TissueFrame, type TissueInfo } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { drawable, givesWay, grains, readersOfSites } from '../run/colouring.ts';
import * as state from '../run/state.ts';
import { theme } from '../theme.ts';
import { faintTypes } from './faint-types.ts';

/** Windows of the tissues on the stage, CSS pixels from its corner; those not shown are left out. */
export const windows = signal<Record<string, Box>>({});
export const camera = signal<Camera | null>(null);

export const INSET = { size: 56, left: 24, bottom: 20, leastWidth: 420, leastHeight: 180 };

/** Where a tissue's name takes the place of the inset. */
const narrow = matchMedia('(max-width: 759px), (max-height: 500px)');

/** Time after the last change of the view until it is drawn at full quality, milliseconds. */
const STILL = 400;

/** Share of the device's resolution that is drawn while drawing yields; less where a CSS pixel would have more. */
const ROUGH = 0.5;

let moved = false;

export function zoom(tissue: string, dx: number, dy: number, factor: number): void {
  const run = state.opened.value;
  if (camera.value === null || run === null) return;
  moved = true;
  const smallest = smallestScale(run.tissues, windows.value);
  camera.value = held(zoomed(camera.value, tissue, dx, dy, factor, smallest), run.tissues, windows.value);
}

export function pan(tissue: string, dx: number, dy: number): void {
  const run = state.opened.value;
  if (camera.value === null || run === null) return;
  moved = true;
  camera.value = held(panned(camera.value, tissue, dx, dy), run.tissues, windows.value);
}

/** Brings a site of a tissue to the middle of its window. */
export function centreOn(tissue: TissueInfo, x: number, y: number): void {
  const run = state.opened.value;
  if (camera.value === null || run === null) return;
  moved = true;
  const centre = { x: (x + 0.5) * tissue.site, y: (y + 0.5) * tissue.site };
  const centres = { ...camera.value.centres, [tissue.id]: centre };
  camera.value = held({ ...camera.value, centres }, run.tissues, windows.value);
}

/** Pixels of a site of the first tissue where the first view is a close-up; else null. */
let closeUp: number | null = null;

/** Makes the first view a close-up, as in the gallery, or no longer one. */
export function showCloseUp(sitePixels: number | null): void {
  closeUp = sitePixels;
  home();
}

/** Back to the first view. */
export function home(): void {
  const run = state.opened.value;
  if (run === null || Object.keys(windows.value).length === 0) return;
  moved = false;
  const first = homeCamera(run.tissues, windows.value);
  const scale = closeUp === null ? first.scale : closeUp / run.tissues[0].site;
  camera.value = held({ ...first, scale }, run.tissues, windows.value);
}

/** Sets new sizes of the windows: a view not yet moved is fitted again, a moved one is kept. */
export function setWindows(next: Record<string, Box>): void {
  const run = state.opened.value;
  windows.value = next;
  if (run === null || Object.keys(next).length === 0) return;
  if (!moved || camera.value === null) home();
  else camera.value = held(camera.value, run.tissues, next);
}

/** Whether the inset of the whole tissue is drawn in its window. */
export function hasInset(tissue: string): boolean {
  const info = state.opened.value?.tissues.find((one) => one.id === tissue);
  const box = windows.value[tissue];
  if (info === undefined || box === undefined || camera.value === null) return false;
  if (box.width < INSET.leastWidth || box.height < INSET.leastHeight || narrow.matches) return false;
  const seen = inView(camera.value, info, box);
  return seen.width < info.width * info.site * 0.98 || seen.height < info.height * info.site * 0.98;
}

/** The last frame of each run that is on its canvas. */
const painted = new WeakMap<Arm, Frame>();

/** Waits until the newest frame of a run is on its stage. */
export async function whenPainted(arm: Arm): Promise<void> {
  while (painted.get(arm) !== arm.frames.current) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/**
 * Draws frames of a run and every change of view or colours on its stage's canvas; `shown` is called once, when the
 * first picture of a tissue is done. Returns a function to stop.
 */
export function drawOn(arm: Arm, painter: Painter, stage: HTMLElement, shown: () => void): () => void {
  // What the present picture shows: a choice takes effect when its frame has arrived.
  const layers = signal({ colour: 'type', field: '' });
  let asked = false;
  let turned = Number.NEGATIVE_INFINITY;
  let closed = false;
  /** Callbacks waiting for the next picture to be handed to the painter. */
  const drawnNext: (() => void)[] = [];
  let resized = true;
  let newest: Frame | null = null;
  /** The last frame of which whoever measures was told. */
  let told: Frame | null = null;
  let rough = false;
  /** Whether the canvas shows no tissue. */
  let blank = true;
  /** The frame of each tissue that the painter has. */
  const taken = new Map<string, Frame>();
  /** Tissues in view for which the painter has a frame other than this one; not pictures made while out of sight. */
  const freshTissues = (frame: Frame | null, placed: readonly Placed[]): TissueFrame[] => {
    if (frame === null) return [];
    const inSight = new Set(placed.map(({ tissue }) => tissue));
    const wasHidden = ({ id, grain }: TissueFrame) => grain === MAX_GRAIN && grains.peek()[id] !== MAX_GRAIN;
    const fresh = frame.tissues.filter((one) => inSight.has(one.id) && taken.get(one.id) !== frame && !wasHidden(one));
    for (const { id } of fresh) taken.set(id, frame);
    return fresh;
  };
  let filled = false;
  let first: 'none' | 'drawn' | 'shown' = 'none';
  const draw = () => {
    asked = false;
    if (closed) return;
    if (first === 'drawn') {
      first = 'shown';
      shown();
      if (closed) return;
    }
    const placed = places();
    const atFullSpeed = state.live.value.running && !Number.isFinite(state.speed.value);
    const gives = atFullSpeed && painter.slow;
    if (arm === state.focus.value) givesWay.value = gives || (atFullSpeed && placed.length === 0);
    if (gives !== rough) {
      rough = gives;
      resized = true;
    }
    const ratio = window.devicePixelRatio;
    const share = gives ? Math.min(ROUGH, 1 / ratio) : 1;
    if (resized) painter.resize(stage.clientWidth, stage.clientHeight, ratio, share);
    if (arm === state.focus.value) askForGrains(placed, ratio * share);
    const drawn = newest;
    const fresh = freshTissues(drawn, placed);
    if (fresh.length > 0) {
      painter.setTissues(fresh);
      filled = true;
    }
    resized = false;
    const turning = performance.now() - turned < STILL;
    if (drawn !== null && drawn !== told) tell(arm, stage, drawn);
    told = drawn;
    if (placed.length > 0 || !blank) painter.draw(placed, samplesFor(painter.slow, turning));
    blank = placed.length === 0;
    const begun = performance.now();
    painter.whenDrawn(() => {
      if (drawn !== null) painted.set(arm, drawn);
      stage.dispatchEvent(new CustomEvent('drawn', { detail: { begun }, bubbles: true }));
    });
    for (const tell of drawnNext.splice(0)) tell();
    if (painter.slow && turning) setTimeout(ask, STILL);
    if (first === 'none' && filled && placed.length > 0) {
      first = 'drawn';
      ask();
    }
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    painter.whenFree(() => requestAnimationFrame(draw));
  };
  const fit = () => {
    resized = true;
    ask();
  };
  const observer = new ResizeObserver(fit);
  observer.observe(stage);
  fit();
  const stops = [
    () => observer.disconnect(),
    effect(() => {
      // A change in any of these requests a new picture.
      for (const one of [state.colour, state.field, grains, readersOfSites]) void one.value;
      arm.frames.want();
    }),
    effect(() => {
      const run = arm.opened.value;
      if (run === null) return;
      const field = drawable(run).find((one) => one.id === layers.value.field) ?? null;
      const faint = faintTypes.value;
      const cells = run.cells.map((cell) => ({ ...cell, faint: faint.has(cell.id) }));
      painter.setAppearance(appearanceOf(cells, theme.value, layers.value.colour, field));
      ask();
    }),
    effect(() => {
      if (camera.value === null || windows.value === null) return;
      turned = performance.now();
      ask();
    }),
    arm.frames.listen((frame, pressing) => {
      newest = frame;
      const drawn = frame.tissues[0];
      if (drawn !== undefined && (drawn.colourId !== layers.value.colour || drawn.fieldId !== layers.value.field)) {
        layers.value = { colour: drawn.colourId, field: drawn.fieldId };
      }
      ask();
      if (pressing) painter.hasten();
      return new Promise<void>((resolve) => drawnNext.push(resolve));
    }),
  ];
  return () => {
    closed = true;
    for (const stop of stops) stop();
    for (const tell of drawnNext.splice(0)) tell();
    painter.close();
  };
}

/**
 * Tells whoever measures the page, by an event of the stage, what the next picture to be drawn shows. Another event,
 * `drawn`, follows when a picture is on the canvas, with the time when it was handed to the painter.
 */
function tell({ received }: Arm, stage: HTMLElement, { step }: Frame): void {
  // A command shows once the step it was given for is done.
  const detail = { step, commands: received.commands.filter((command) => command.step < step).length };
  stage.dispatchEvent(new CustomEvent('picture', { detail, bubbles: true }));
}

/** The last run of which a tissue was in view. */
let viewed: Opened | null = null;

/**
 * Pictures of tissues that are seen from afar show as many sites as they have pixels, no more; of those that have gone
 * out of sight, hardly any.
 */
function askForGrains(placed: readonly Placed[], pixelRatio: number): void {
  const run = state.opened.value;
  if (placed.length > 0) viewed = run;
  const next: Record<string, number> = {};
  if (run !== null && run === viewed) for (const { id } of run.tissues) next[id] = MAX_GRAIN;
  for (const { tissue, sitePixels } of placed) {
    const sites = Math.max(1, Math.floor(1 / (sitePixels * pixelRatio)));
    next[tissue] = Math.min(next[tissue] ?? MAX_GRAIN, sites);
  }
  const last = grains.peek();
  if (Object.entries(next).some(([tissue, grain]) => last[tissue] !== grain)) grains.value = { ...last, ...next };
}

/** Where a fine picture takes long, fewer samples are used while the view moves or the run plays. */
function samplesFor(slow: boolean, turning: boolean): number {
  if (!slow) return MAX_SAMPLES;
  return turning ? 1 : state.live.value.running ? 2 : MAX_SAMPLES;
}

function places(): Placed[] {
  const run = state.opened.value;
  const seen = camera.value;
  if (run === null || seen === null) return [];
  return run.tissues.flatMap((tissue) => {
    const box = windows.value[tissue.id];
    if (box === undefined) return [];
    const view = inView(seen, tissue, box);
    const main: Placed = {
      tissue: tissue.id,
      ...box,
      x: view.left / tissue.site,
      y: view.top / tissue.site,
      sitePixels: seen.scale * tissue.site,
    };
    if (!hasInset(tissue.id)) return [main];
    const sitePixels = INSET.size / Math.max(tissue.width, tissue.height);
    const small: Placed = {
      tissue: tissue.id,
      left: box.left + INSET.left,
      top: box.top + box.height - INSET.bottom - INSET.size,
      width: INSET.size,
      height: INSET.size,
      x: (tissue.width - INSET.size / sitePixels) / 2,
      y: (tissue.height - INSET.size / sitePixels) / 2,
      sitePixels,
    };
    return [main, small];
  });
}
