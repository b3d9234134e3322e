/**
 * Requests a frame when the page can draw one, and returns the last buffer for reuse: nothing queues, and while
 * nothing changes nothing is requested.
 */
import { batch } from '@preact/signals';
import { isBeingRead } from '../../render/being-read.ts';
import type { Frame, Readouts, Simulation } from '../../serve/protocol.ts';
import type { Arm, Present } from './arm.ts';
import { colour, fieldOf, givesWay, grains, markedClone, readersOfSites } from './colouring.ts';

/**
 * Called with a frame, and whether somebody is waiting for it, as after a command; the next one is requested once the
 * returned promise resolves.
 */
type Listener = (frame: Frame, pressing: boolean) => void | Promise<void>;

/** Time between two updates of the readings while a run plays, milliseconds. */
const READOUT_EVERY = 150;
const READOUT_EVERY_GIVING_WAY = 500;
const READOUT_EVERY_IN_HASTE = 450;
/** Time between two readings of all measures while drawing yields; between them only counts are read. */
const READ_ALL_EVERY = 1500;
const CENSUS_EVERY = 1000;
/** Time between two pictures of a run on its way to another step, milliseconds. */
const UNDER_WAY_EVERY = 400;
/** Minimum time between two requests, milliseconds: no screen shows more pictures. */
const LEAST_EVERY = 15;
/** Time between two pictures while drawing yields, milliseconds. */
const GIVING_WAY_EVERY = 115;
/** Animation frames between the first picture and the next request, so that the picture reaches the screen first. */
const AFTER_FIRST = 3;
/** Frames until a command shows: the one in progress, and that of the step with it. */
const FRAMES_TO_EFFECT = 2;

/** Calls after which a run may look different. */
const CHANGING = ['open', 'play', 'pause', 'step', 'act', 'schedule', 'seek', 'rewrite', 'reset', 'restore'] as const;

/** The frames of one run. */
export class Frames {
  current: Frame | null = null;
  private readonly listeners = new Set<Listener>();
  private readonly companions = new Set<() => void>();
  private spare: ArrayBufferLike | null = null;
  private asking: Promise<void> | null = null;
  /** The refresh that waits for the request in progress. */
  private next: Promise<void> | null = null;
  /** When the last frame is drawn. */
  private drawn: Promise<void> = Promise.resolve();
  private wanted = true;
  /** Calls on their way that change the run. */
  private changes = 0;
  /** Whether frames are requested continuously, even while the run waits for others. */
  private eager = false;
  private asked = 0;
  private read = 0;
  private readAll = 0;
  private counted = 0;
  /** Whether rows of measures have come that the charts do not show yet. */
  private unseenRows = false;
  /** Number of frames to request in a row, without waiting for animation frames. */
  private hurried = 0;
  /** Animation frames to wait before the next frame is requested. */
  private patience = 0;
  /** The animation frame or the timer that the next request waits for; 0 for none. */
  private animation = 0;
  private timer = 0;

  constructor(private readonly arm: Arm) {}

  /** Calls `listener` with every frame, and at once with the last one. Returns a function to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.current !== null) void listener(this.current, false);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` when a frame was drawn, in the same animation frame. Returns a function to stop. */
  afterDrawing(listener: () => void): () => void {
    this.companions.add(listener);
    return () => this.companions.delete(listener);
  }

  /** Marks that a new picture is needed although the run stands still. */
  want(): void {
    this.wanted = true;
    this.plan();
  }

  /** Requests frames continuously, or only while the run plays or changes. */
  keepComing(eager: boolean): void {
    this.eager = eager;
    this.plan();
  }

  /** A simulation whose run-changing calls also request a new picture. */
  following(simulation: Simulation): Simulation {
    const followed = CHANGING.map((call) => [
      call,
      async (...given: unknown[]) => {
        this.changes++;
        this.want();
        try {
          return await (simulation[call] as (...given: unknown[]) => Promise<unknown>)(...given);
        } finally {
          this.changes--;
          this.want();
        }
      },
    ]);
    return { ...simulation, ...Object.fromEntries(followed) };
  }

  /** After a command: requests its picture without waiting until the page has drawn earlier ones. */
  hurry(): void {
    this.hurried = FRAMES_TO_EFFECT;
    if (!this.asking && this.arm.opened.value !== null) void this.ask();
  }

  /** Shows the present state of the run; calls made before the next request share it. */
  refresh(): Promise<void> {
    this.next ??= this.askNext();
    return this.next;
  }

  private async askNext(): Promise<void> {
    await this.asking;
    this.next = null;
    await this.ask();
  }

  /** The first frame of a run that was just opened. */
  takeFirst(frame: Frame): void {
    void this.take(frame);
    this.patience = AFTER_FIRST;
  }

  /** Milliseconds until the next request is due; Infinity while nothing changes. */
  private dueIn(): number {
    const { arm, wanted, eager, changes } = this;
    if (this.asking || arm.opened.peek() === null || arm.health.peek().state === 'failed')
      return Number.POSITIVE_INFINITY;
    const since = performance.now() - this.asked;
    if (wanted || eager) return Math.max(0, LEAST_EVERY - since);
    if (arm.live.peek().running) return Math.max(0, (givesWay.peek() ? GIVING_WAY_EVERY : LEAST_EVERY) - since);
    return changes > 0 ? Math.max(0, UNDER_WAY_EVERY - since) : Number.POSITIVE_INFINITY;
  }

  /** Arranges for the next request. */
  private plan(): void {
    clearTimeout(this.timer);
    const wait = this.dueIn();
    if (wait === Number.POSITIVE_INFINITY) return;
    this.timer = window.setTimeout(() => {
      // Out of sight, a page has no animation frames, and so requests nothing.
      if (this.patience > 0 || document.hidden) this.planLater();
      else if (this.dueIn() > 0) this.plan();
      else void this.ask();
    }, wait);
  }

  private planLater(): void {
    if (this.animation !== 0) return;
    this.animation = requestAnimationFrame(() => {
      this.animation = 0;
      this.patience--;
      this.plan();
    });
  }

  private ask(): Promise<void> {
    this.asking = this.fetch().then(() => {
      this.asking = null;
      if (this.hurried > 0) {
        this.hurried--;
        void this.ask();
      } else void this.drawn.then(() => this.plan());
    });
    return this.asking;
  }

  private async fetch(): Promise<void> {
    const { arm } = this;
    this.wanted = false;
    this.asked = performance.now();
    const asked = arm.generation;
    const run = arm.opened.value!;
    const recycle = this.spare !== null && !isBeingRead(this.spare) ? this.spare : null;
    this.spare = null;
    try {
      const layers = run.tissues.map((tissue) => ({
        tissue: tissue.id,
        colour: colour.value,
        field: fieldOf(run, tissue.id),
        clone: markedClone.value ?? undefined,
        grain: readersOfSites.value > 0 ? 1 : grains.value[tissue.id],
      }));
      const { next: seriesFrom, edition: seriesEdition } = arm.series;
      const { edition: logEdition, commands } = arm.received;
      const known = { seriesFrom, seriesEdition, logFrom: commands.length, logEdition };
      // After a command its picture comes first; during a long drag, words are updated now and then.
      const usual = givesWay.peek() ? READOUT_EVERY_GIVING_WAY : READOUT_EVERY;
      const every = this.hurried > 0 ? READOUT_EVERY_IN_HASTE : usual;
      const readouts = this.readoutsDue(every);
      const frame = await arm.simulation.frame({ layers, ...known, digest: false, readouts, recycle });
      if (asked === arm.generation) this.take(frame, readouts !== 'last');
      else this.wanted = true;
    } catch {
      this.wanted = true;
    }
  }

  private readoutsDue(every: number): Readouts {
    const now = performance.now();
    if (now - this.read <= every) return 'last';
    if (this.hurried > 0 || (givesWay.peek() && now - this.readAll <= READ_ALL_EVERY)) return 'counts';
    this.readAll = now;
    return 'all';
  }

  private take(frame: Frame, readouts = true): void {
    const { arm } = this;
    this.spare = this.current?.buffer ?? null;
    this.current = frame;
    // The first fields are not computed yet.
    if (!frame.ready) this.wanted = true;
    // For a new row, all measures were read.
    if (arm.series.add(frame.series)) [this.unseenRows, this.readAll] = [true, performance.now()];
    const atOnce = !frame.running || !arm.live.peek().running;
    batch(() => {
      if (atOnce) this.show(frame);
      arm.takeLog(frame.log);
    });
    if (readouts) this.read = performance.now();
    this.drawn = this.drawing(frame, readouts && !atOnce, this.hurried > 0);
  }

  /**
   * Lets a frame be drawn, and straight after it what goes with it: words and numbers if due, and anything that moves
   * with the pictures. So the page is laid out and painted once.
   */
  private async drawing(frame: Frame, due: boolean, pressing: boolean): Promise<void> {
    await Promise.all([...this.listeners].map((listener) => listener(frame, pressing)));
    if (due && (this.current === frame || this.current?.running)) batch(() => this.show(frame));
    for (const companion of this.companions) companion();
  }

  /** Shows a frame's words and numbers: all at once, and no more often than people can read them. */
  private show(frame: Frame): void {
    const { arm } = this;
    const now = performance.now();
    const before = arm.live.peek();
    const { step, hours, running, digest, speed } = frame;
    this.read = now;
    arm.ready.value = frame.ready;
    if (step !== before.step || running !== before.running || digest !== before.digest)
      arm.live.value = { step, hours, running, digest, speed };
    if (this.unseenRows) arm.seriesVersion.value++;
    this.unseenRows = false;
    arm.readouts.value = frame.readouts.slice();
    arm.noteSnapshot();
    if (step !== before.step) arm.showControls();
    if (running && now - this.counted < CENSUS_EVERY) return;
    this.counted = now;
    this.notePresent(frame.ready ? this.presentIn(frame.readouts) : this.presentAtFirst(frame));
  }

  /** The cell types present, according to the counts. */
  private presentIn(counts: Float64Array): Present {
    const run = this.arm.opened.value!;
    const places = new Map(run.measures.map(({ id }, at) => [id, at]));
    const some = (cell: string, word: string): boolean =>
      run.tissues.some(({ id }) => counts[places.get(`${id}.${cell}.${word}`) ?? -1] > 0);
    return {
      types: new Set(run.cells.flatMap(({ id }, type) => (some(id, 'count') ? [type] : []))),
      dead: run.cells.some(({ id }) => some(id, 'dead')),
      hypoxic: run.cells.some(({ id }) => some(id, 'hypoxic')),
    };
  }

  /** From the first picture, before anything is counted: all cells are taken to be alive and supplied with oxygen. */
  private presentAtFirst(frame: Frame): Present {
    const seen = new Uint8Array(256);
    for (const { structural, mobile } of frame.tissues) {
      for (const cells of [structural, mobile]) for (let at = 0; at < cells.length; at += 4) seen[cells[at]] = 1;
    }
    const types = new Set(this.arm.opened.value!.cells.flatMap((_, type) => (seen[type + 1] === 1 ? [type] : [])));
    return { types, dead: false, hypoxic: false };
  }

  private notePresent(next: Present): void {
    const last = this.arm.present.value;
    const same =
      last.dead === next.dead &&
      last.hypoxic === next.hypoxic &&
      last.types.size === next.types.size &&
      [...next.types].every((type) => last.types.has(type));
    if (!same) this.arm.present.value = next;
  }
}
