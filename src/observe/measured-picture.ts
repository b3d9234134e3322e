/** Measured values of a species as a field to look at: between cells, what was measured near by. */
import { exp } from '../base/exact.ts';
import type { MeasuredRow } from '../scenario/schema/schema.ts';

/** How far a measured value is seen, sites: standard deviation of the weights, and where they end. */
const SPREAD = 1.5;
const REACH = 4;
const WEIGHTS = Float64Array.from({ length: 2 * REACH * REACH + 1 }, (_, squared) =>
  exp(-squared / (2 * SPREAD * SPREAD)),
);

/** Sides of a lattice, with the padding of its rows. */
interface Lattice {
  width: number;
  height: number;
  stride: number;
}

/**
 * A number for each site: the mean of the values within reach, weighted by how near they are (Gaussian); 0 where nothing
 * was measured near by.
 */
export function measuredPicture({ spans, values }: MeasuredRow, { width, height, stride }: Lattice): Float32Array {
  const sum = new Float32Array(stride * height);
  const weights = new Float32Array(stride * height);
  let next = 0;
  for (const [x, y, count] of spans) {
    for (let column = x; column < x + count; column++) spread(column, y, values[next++]);
  }
  return sum.map((one, site) => (weights[site] > 0 ? one / weights[site] : 0));

  function spread(x: number, y: number, value: number): void {
    for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
      for (let column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column++) {
        const weight = WEIGHTS[(row - y) * (row - y) + (column - x) * (column - x)];
        sum[row * stride + column] += weight * value;
        weights[row * stride + column] += weight;
      }
    }
  }
}

/** The value that a twentieth of the measured ones exceed: the upper end of the colour scale. */
export function highOf({ values }: MeasuredRow): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(0.95 * (ordered.length - 1))] || 1;
}
