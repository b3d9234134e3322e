/** Requests a frame when the page can draw one, and returns the last buffer for reuse: nothing queues. */
import type { Frame } from '../../serve/protocol.ts';
import type { Arm, Present } from './arm.ts';
import { colour, fieldOf, givesWay, markedClone } from './colouring.ts';

type Listener = (frame: Frame) => void;

const READOUT_EVERY = 150;
const CENSUS_EVERY = 1000;
const IDLE_EVERY = 400;
/** Time between two pictures while drawing gives way, milliseconds. */
const GIVING_WAY_EVERY = 100;
/** Animation frames between the first picture and the next request, so that the picture reaches the screen first. */
const AFTER_FIRST = 3;
/** Frames until a command shows: the one in progress, and those of the step before it and of the step with it. */
const FRAMES_TO_EFFECT = 3;

/** The frames of one run. */
export class Frames {
  current: Frame | null = null;
  /** Whether frames are requested continuously, as while a run plays. */
  eager = false;
  private readonly listeners = new Set<Listener>();
  private spare: ArrayBuffer | null = null;
  private asking: Promise<void> | null = null;
  /** The refresh that waits for the request in progress. */
  private next: Promise<void> | null = null;
  private wanted = true;
  private asked = 0;
  private answered = 0;
  private read = 0;
  private counted = 0;
  /** Number of frames to request one after the other, without waiting for animation frames. */
  private hurried = 0;
  /** Animation frames to wait before the next frame is requested. */
  private patience = 0;

  constructor(private readonly arm: Arm) {}

  /** Calls `listener` with every frame, and at once with the last one. Returns a function to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.current !== null) listener(this.current);
    return () => this.listeners.delete(listener);
  }

  /** Marks that a new picture is needed although the run stands still. */
  want(): void {
    this.wanted = true;
  }

  /** After a command: requests its picture without waiting until the page has drawn earlier ones. */
  hurry(): void {
    this.hurried = FRAMES_TO_EFFECT;
    if (!this.asking && this.arm.opened.value !== null) void this.ask();
  }

  /** Called once per animation frame. */
  tick(): void {
    if (this.patience-- > 0) return;
    const { arm } = this;
    const due = this.wanted || this.eager || arm.live.value.running || performance.now() - this.answered > IDLE_EVERY;
    if (givesWay.value && !this.eager && !this.wanted && performance.now() - this.asked < GIVING_WAY_EVERY) return;
    if (!this.asking && due && arm.opened.value !== null && arm.health.value.state !== 'failed') void this.ask();
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
    this.take(frame);
    this.patience = AFTER_FIRST;
  }

  private ask(): Promise<void> {
    this.asking = this.fetch().finally(() => {
      this.asking = null;
      if (this.hurried > 0) {
        this.hurried--;
        void this.ask();
      }
    });
    return this.asking;
  }

  private async fetch(): Promise<void> {
    const { arm } = this;
    this.wanted = false;
    this.asked = performance.now();
    const asked = arm.generation;
    const run = arm.opened.value!;
    const recycle = this.spare;
    this.spare = null;
    try {
      const layers = run.tissues.map((tissue) => ({
        tissue: tissue.id,
        colour: colour.value,
        field: fieldOf(run, tissue.id),
        clone: markedClone.value ?? undefined,
      }));
      const { next: seriesFrom, edition: seriesEdition } = arm.series;
      const { edition: logEdition, commands } = arm.received;
      const known = { seriesFrom, seriesEdition, logFrom: commands.length, logEdition };
      const readouts = performance.now() - this.read > READOUT_EVERY;
      const frame = await arm.simulation.frame({ layers, ...known, digest: false, readouts, recycle });
      this.answered = performance.now();
      if (asked === arm.generation) this.take(frame, readouts);
      else this.wanted = true;
    } catch {
      this.wanted = true;
    }
  }

  private take(frame: Frame, readouts = true): void {
    const { arm } = this;
    this.spare = this.current?.buffer ?? null;
    this.current = frame;
    arm.ready.value = frame.ready;
    const now = performance.now();
    const before = arm.live.value;
    if (frame.step !== before.step || frame.running !== before.running || frame.digest !== before.digest) {
      const { step, hours, running, digest, speed } = frame;
      arm.live.value = { step, hours, running, digest, speed };
    }
    if (arm.series.add(frame.series)) arm.seriesVersion.value++;
    if (!frame.running || readouts) {
      this.read = now;
      arm.readouts.value = frame.readouts.slice();
      arm.noteSnapshot();
    }
    arm.takeLog(frame.log);
    if (frame.step !== before.step) arm.showControls();
    if (!frame.running || now - this.counted > CENSUS_EVERY) {
      this.counted = now;
      this.notePresent(frame.ready ? this.presentIn(frame.readouts) : this.presentAtFirst(frame));
    }
    for (const listener of this.listeners) listener(frame);
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

  /** By the first picture, before anything is counted: all cells are taken as alive and supplied with oxygen. */
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
