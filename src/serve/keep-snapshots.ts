/** Keeps the last saved state of a run that a worker does, in case the worker is lost. */
import type { KeptState, Snapshot } from './protocol.ts';

/** Times in milliseconds. */
const EVERY = 5_000;
const FIRST = 1_000;
/** Saving may take at most one part in this many of the time. */
const SHARE = 50;

export class SnapshotKeeper {
  private kept: Snapshot | null = null;
  /** The first state of the run, to which it can always go back: it is handed over once. */
  private first: KeptState | null = null;
  private due: number;
  private taking: Promise<void> | null = null;
  private ran = false;
  /** Raised when another run is asked for and when it is opened. */
  private generation = 0;

  /**
   * @param take asks for a snapshot with at most so many earlier states, the first one first
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

  /** Another run is asked for: what is on its way may belong to either. */
  leave(): void {
    this.generation++;
    this.taking = null;
  }

  /** Another run has taken the place of this one; `kept` if one of its states is known. */
  begin(kept: Snapshot | null): void {
    this.leave();
    this.kept = kept;
    this.first = null;
    this.due = this.clock() + FIRST;
  }

  /** To be told with every picture whether the run goes on: saves now and then, and when it comes to rest. */
  watch(running: boolean): void {
    if ((running && this.clock() > this.due) || (this.ran && !running)) void this.now();
    this.ran = running;
  }

  /** Saves the present state, unless that is under way. */
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
