/** How the runs of a sweep are handed out to threads. */
import type { Done } from './worker.ts';

/** Seconds after which a thread reports what it has done and waits for further runs. */
export const BATCH_SECONDS = 0.2;
/** Maximum number of runs given to a thread at once. */
const MAX_IN_A_BATCH = 64;

/** Runs to do, handed out in batches: as many as a thread does in a short time, fewer towards the end. */
export class Queue {
  private taken = 0;
  /** Runs given back, to be done first. */
  private readonly back: number[] = [];
  /** Runs to be done alone, since their thread died during one of them. */
  private readonly alone: number[] = [];
  private readonly suspects = new Set<number>();
  private heardSeconds = 0;
  private heardRuns = 0;

  constructor(
    private readonly numbers: ArrayLike<number>,
    private readonly lanes: number,
  ) {}

  next(): number[] {
    const suspect = this.alone.pop();
    if (suspect !== undefined) return [suspect];
    const left = this.back.length + this.numbers.length - this.taken;
    const short = this.heardRuns > 0 ? (BATCH_SECONDS * this.heardRuns) / this.heardSeconds : 1;
    const size = Math.max(1, Math.floor(Math.min(short, MAX_IN_A_BATCH, left / (2 * this.lanes))));
    const runs = this.back.splice(0, size);
    while (runs.length < size && this.taken < this.numbers.length) runs.push(this.numbers[this.taken++]);
    return runs;
  }

  /** Takes back the runs for which a thread had no time. */
  heard(done: readonly Done[], runs: readonly number[]): void {
    this.back.push(...runs.slice(done.length));
    this.heardRuns += done.length;
    this.heardSeconds += done.reduce((sum, { seconds }) => sum + seconds, 0);
  }

  /** Takes back the runs of a thread that died; returns the run that killed a thread twice, the second time alone. */
  died(undone: readonly number[]): number | null {
    const [only] = undone;
    if (undone.length === 1 && this.suspects.has(only)) return only;
    for (const run of undone) this.suspects.add(run);
    this.alone.push(...undone);
    return null;
  }
}
