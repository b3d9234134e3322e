/** Times that can be compared on a machine whose clock wanders: everything in turn, again and again, medians of each. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Milliseconds of one call, from as many calls as fill a portion of time. */
function time(work: () => void, portion: number): number {
  const start = performance.now();
  let calls = 0;
  do {
    work();
    calls++;
  } while (performance.now() - start < portion);
  return (performance.now() - start) / calls;
}

/** What several ways of doing the same take, round by round, milliseconds a call. */
export class Race {
  /** By contestant, then by round. */
  readonly times: number[][];

  constructor(contestants: readonly (() => void)[], rounds: number, portion = 30) {
    this.times = contestants.map(() => []);
    for (const work of contestants) work();
    for (let round = 0; round < rounds; round++) {
      contestants.forEach((work, i) => {
        this.times[i].push(time(work, portion));
      });
    }
  }

  /** Median of a contestant. */
  median(i: number): number {
    return median(this.times[i]);
  }
}
