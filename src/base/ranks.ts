/** Ranks of numbers, and the correlation of two lists of ranks. */

/** Rank of each value, the smallest 1; values that are equal share their mean rank. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    // Ranks from + 1 to `to`, shared.
    for (let i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Rank correlation (Spearman) of two series by their ranks, −1 to 1; NaN if one of them has a single value. */
export function correlationOfRanks(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const middle = (x.length + 1) / 2;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += (x[i] - middle) * (x[i] - middle);
    yy += (y[i] - middle) * (y[i] - middle);
    xy += (x[i] - middle) * (y[i] - middle);
  }
  return xy / Math.sqrt(xx * yy);
}
