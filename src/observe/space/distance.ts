/**
 * Distance of every site to the nearest of some sites: the exact Euclidean distance transform of P. F. Felzenszwalb and
 * D. P. Huttenlocher, Theory of Computing 8 (2012) 415-428, the short way round where a lattice wraps.
 */
import type { SeenLattice } from '../../world/lattice.ts';

/** Squared distance of every site to the nearest `near` site, in sites; infinite if there is none. */
export function squaredDistances(lattice: SeenLattice, near: (site: number) => boolean): Float64Array {
  const { width, height, stride, rows, wrap } = lattice;
  const squares = new Float64Array(stride * rows).fill(Number.POSITIVE_INFINITY);
  for (let y = 0; y < height; y++)
    for (let site = y * stride; site < y * stride + width; site++) if (near(site)) squares[site] = 0;
  for (let x = 0; x < width; x++) transformLine(squares, x, stride, height, wrap);
  for (let y = 0; y < height; y++) transformLine(squares, y * stride, 1, width, wrap);
  return squares;
}

/** The lower envelope of the parabolas along one line; a line that wraps is laid out three times. */
function transformLine(squares: Float64Array, start: number, step: number, length: number, wrap: boolean): void {
  const copies = wrap ? 3 : 1;
  const count = copies * length;
  const value = (i: number): number => squares[start + (i % length) * step];
  const feet = new Int32Array(count);
  const from = new Float64Array(count + 1);
  let k = -1;
  for (let i = 0; i < count; i++) {
    const own = value(i);
    if (own === Number.POSITIVE_INFINITY) continue;
    let meet = Number.NEGATIVE_INFINITY;
    while (k >= 0) {
      const foot = feet[k];
      meet = (own + i * i - (value(foot) + foot * foot)) / (2 * (i - foot));
      if (meet > from[k]) break;
      k--;
    }
    k++;
    feet[k] = i;
    from[k] = k === 0 ? Number.NEGATIVE_INFINITY : meet;
  }
  if (k < 0) return;
  from[k + 1] = Number.POSITIVE_INFINITY;
  const result = new Float64Array(length);
  const middle = wrap ? length : 0;
  for (let i = 0, at = 0; i < length; i++) {
    while (from[at + 1] < i + middle) at++;
    const off = i + middle - feet[at];
    result[i] = off * off + value(feet[at]);
  }
  for (let i = 0; i < length; i++) squares[start + i * step] = result[i];
}
