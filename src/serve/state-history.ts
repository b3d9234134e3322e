/**
 * States that a run has passed through, kept within a memory budget, so that any past moment is soon restored: from
 * the last state kept before it, the rest is computed again.
 */
import type { KeptState } from './protocol.ts';

/** Steps between two kept states while there is room. */
const CLOSEST = 10;

export class StateHistory {
  private kept: KeptState[] = [];
  /** Whether room has run out: from then on the number of states stays, and they lie farther and farther apart. */
  private full = false;

  /** @param budget bytes for kept states; the first and last states are kept in any case */
  constructor(private readonly budget: number) {}

  get states(): readonly KeptState[] {
    return this.kept;
  }

  /** Whether the state after `step` steps should be kept. */
  wants(step: number): boolean {
    const last = this.kept.at(-1);
    return last === undefined || step >= last.step + this.spacing();
  }

  /** Adds a state later than all that are kept; without room, the state missed least goes. */
  add(state: KeptState): void {
    this.kept.push(state);
    while (this.kept.length > 2 && this.bytes() > this.budget) {
      this.full = true;
      this.kept.splice(this.leastMissed(), 1);
    }
  }

  /** The last kept state up to `step` in which at most the first `commands` of the log were applied. */
  before(step: number, commands = Number.POSITIVE_INFINITY): KeptState | null {
    return this.kept.filter((state) => state.step <= step && state.applied <= commands).at(-1) ?? null;
  }

  /** Drops states after `step`, or after a change of the log behind its first `commands` commands. */
  forget(step: number, commands: number): void {
    this.kept = this.kept.filter((state) => state.step <= step && state.applied <= commands);
  }

  /** At most `count` kept states, the first among them, spread evenly. */
  spread(count: number): KeptState[] {
    const stride = Math.max(1, Math.ceil(this.kept.length / Math.max(1, count)));
    return this.kept.filter((_, i) => i % stride === 0);
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
