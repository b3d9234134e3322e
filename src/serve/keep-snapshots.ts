/** Keeps the last saved state of a run that a worker does, in case the worker is lost. */
import type { KeptState, Snapshot } from './protocol.ts';

/** Times in milliseconds. */
const EVERY = 5_000;
const FIRST = 1_000;
/** Saving may take at most one part in this many of the running time. */
const SHARE = 50;

export class SnapshotKeeper {
  private kept: Snapshot | null = null;
  /** The first state of the run, to which it can always go back; handed over only once. */
  private first: KeptState | null = null;
  private due: number;
  private taking: Promise<void> | null = null;
  private ran = false;
  /** Raised when another run is requested and when it is opened. */
  private generation = 0;

  /**
   * @param take requests a snapshot with at most `past` earlier states, the first one first
   * @param clock milliseconds, never backwards
   */
  constructor(
    private readonly take: (past: number) => Promise<Snapshot>,
    private readonly clock: () => number,
  ) {
    this.due = clock() + FIRST;
  }

  get last(): Snapshot | null {
    return this.kept;
  }

  /** Another run has been requested: a snapshot on its way may belong to either. */
  leave(): void {
    this.generation++;
    this.taking = null;
  }

  /** Another run has replaced this one; `kept` is one of its states, if known. */
  begin(kept: Snapshot | null): void {
    this.leave();
    this.kept = kept;
    this.first = null;
    this.due = this.clock() + FIRST;
  }

  /** Called with every picture, with whether the run is going on: saves now and then, and when it stops. */
  watch(running: boolean): void {
    if ((running && this.clock() > this.due) || (this.ran && !running)) void this.now();
    this.ran = running;
  }

  /** Saves the present state, unless a save is under way. */
  now(): Promise<void> {
    this.taking ??= this.save();
    return this.taking;
  }

  private async save(): Promise<void> {
    const began = this.clock();
    const { generation, first } = this;
    const snapshot = await this.take(first === null ? 1 : 0).catch(() => null);
    if (generation !== this.generation) return;
    this.taking = null;
    const took = this.clock() - began;
    this.due = this.clock() + Math.max(EVERY, took * SHARE);
    if (snapshot === null) return;
    this.first ??= snapshot.past[0] ?? null;
    this.kept = { ...snapshot, past: this.first === null ? [] : [this.first] };
  }
}
