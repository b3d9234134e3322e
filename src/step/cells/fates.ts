/** The competing fates of one cell: kind, target and rate (/min). */
import type { Kind } from './proposals.ts';

const MOST = 64;

export interface Fates {
  count: number;
  kind: Uint8Array;
  target: Int32Array;
  rate: Float64Array;
  /** Adds a fate unless its rate is zero. */
  add(kind: Kind, rate: number, target: number): void;
  /** Sum of the rates. */
  total(): number;
  /** The fate in whose share of the sum a number falls. */
  at(share: number): number;
}

export function makeFates(): Fates {
  return {
    count: 0,
    kind: new Uint8Array(MOST),
    target: new Int32Array(MOST),
    rate: new Float64Array(MOST),
    add(kind, rate, target) {
      if (!(rate > 0)) return;
      this.kind[this.count] = kind;
      this.rate[this.count] = rate;
      this.target[this.count++] = target;
    },
    total() {
      let sum = 0;
      for (let f = 0; f < this.count; f++) sum += this.rate[f]!;
      return sum;
    },
    at(share) {
      let left = share;
      let chosen = 0;
      while (chosen < this.count - 1 && left >= this.rate[chosen]!) left -= this.rate[chosen++]!;
      return chosen;
    },
  };
}
