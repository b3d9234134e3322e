/**
 * States that a run has passed through, kept within a memory budget, so that any past moment is soon restored: the last
 * kept state before it is loaded and the rest computed again.
 */
import type { Resumable } from '../base/resumable.ts';
import type { KeptState } from './protocol.ts';

/** Steps between two kept states while there is room. */
const CLOSEST = 10;
/** Time between two kept states, as a multiple of the time to keep one: keeping takes one per cent of the time. */
const REST = 100;

export class StateHistory {
  private kept: KeptState[] = [];
  /** Whether room has run out: from then on the number of states stays constant and their spacing grows. */
  private full = false;
  /** When the next state may be kept, milliseconds. */
  private restsUntil = Number.NEGATIVE_INFINITY;
  private spare: ArrayBuffer | null = null;
  /** States that somebody else may hold; their memory is not reused. */
  private readonly given = new WeakSet<KeptState>();

  /**
   * @param budget bytes for kept states; the first and last states are kept in any case
   * @param now milliseconds of a clock that never runs backwards
   */
  constructor(
    private readonly budget: number,
    private readonly now: () => number,
  ) {}

  get states(): readonly KeptState[] {
    return this.kept;
  }

  /** Whether the state after `step` steps should be kept. */
  wants(step: number): boolean {
    const last = this.kept.at(-1);
    return last === undefined || (step >= last.step + this.spacing() && this.now() >= this.restsUntil);
  }

  /** Keeps the state that `save` makes; `save` is given the memory of a dropped state, if any. */
  *keep(save: (spare: ArrayBuffer | null) => Resumable<KeptState>): Resumable {
    const begun = this.now();
    const { spare } = this;
    this.spare = null;
    this.add(yield* save(spare));
    this.restsUntil = this.now() + REST * (this.now() - begun);
  }

  /** Adds a state later than all kept ones; without room, the state missed least is dropped. */
  add(state: KeptState): void {
    this.kept.push(state);
    while (this.kept.length > 2 && this.bytes() > this.budget) {
      this.full = true;
      const [dropped] = this.kept.splice(this.leastMissed(), 1);
      if (!this.given.has(dropped)) this.spare = dropped.state;
    }
  }

  /** The last kept state up to `step` in which at most the first `commands` of the log were applied. */
  before(step: number, commands = Number.POSITIVE_INFINITY): KeptState | null {
    return this.kept.filter((state) => state.step <= step && state.applied <= commands).at(-1) ?? null;
  }

  /** Drops states after `step`, or after a change of the log beyond its first `commands` commands. */
  forget(step: number, commands: number): void {
    this.kept = this.kept.filter((state) => state.step <= step && state.applied <= commands);
  }

  /** At most `count` kept states, including the first, spread evenly. */
  spread(count: number): KeptState[] {
    const stride = Math.max(1, Math.ceil(this.kept.length / Math.max(1, count)));
    const given = this.kept.filter((_, i) => i % stride === 0);
    for (const state of given) this.given.add(state);
    return given;
  }

  private spacing(): number {
    const { kept } = this;
    const span = kept.length < 2 ? 0 : kept.at(-1)!.step - kept[0].step;
    return this.full ? Math.max(CLOSEST, Math.floor(span / kept.length)) : CLOSEST;
  }

  /** The state, neither first nor last, whose removal leaves the smallest gap. */
  private leastMissed(): number {
    const { kept } = this;
    let least = 1;
    for (let i = 2; i < kept.length - 1; i++) {
      if (this.gapWithout(i) < this.gapWithout(least)) least = i;
    }
    return least;
  }

  private gapWithout(i: number): number {
    return this.kept[i + 1].step - this.kept[i - 1].step;
  }

  private bytes(): number {
    return this.kept.reduce((sum, { state }) => sum + state.byteLength, 0);
  }
}
