/** Times that are comparable although the machine's speed drifts: contestants take turns; the median of each counts. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Milliseconds per call, over as many calls as fill `portion` milliseconds. */
function time(work: () => void, portion: number): number {
  const start = performance.now();
  let calls = 0;
  do {
    work();
    calls++;
  } while (performance.now() - start < portion);
  return (performance.now() - start) / calls;
}

/** Times of several ways to do the same thing, round by round, milliseconds per call. */
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

  /** Median time of one contestant. */
  median(i: number): number {
    return median(this.times[i]);
  }
}
