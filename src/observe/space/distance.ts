/**
 * Distance of every site to the nearest of some sites: the exact Euclidean distance transform of A. Meijster, J. Roerdink
 * and W. Hesselink, Mathematical Morphology and its Applications to Image and Signal Processing (2000) 331-340,
 * measured the shorter way round where a lattice wraps.
 */
import type { SeenLattice } from '../../world/lattice.ts';

/**
 * Squared distances in sites, by site of the padded lattice; null if there are no such sites.
 * @param near 1 for the sites that distances are taken to, else 0
 */
export function squaredDistances(lattice: SeenLattice, near: Uint8Array): Int32Array | null {
  if (!near.includes(1)) return null;
  const { height, stride } = lattice;
  const squares = alongColumns(lattice, near);
  const row = new RowEnvelope(lattice);
  for (let y = 0; y < height; y++) row.transform(squares, y * stride);
  return squares;
}

/** Distance of every site to the nearest in its column; `far` where its column has none. */
function alongColumns({ width, height, stride, rows, wrap }: SeenLattice, near: Uint8Array): Int32Array {
  const distances = new Int32Array(stride * rows);
  const far = farIn(width, height);
  const spread = (from: number, to: number): void => {
    for (let x = 0; x < width; x++) {
      const reached = distances[from * stride + x] + 1;
      if (reached < distances[to * stride + x]) distances[to * stride + x] = reached;
    }
  };
  for (let site = 0; site < distances.length; site++) distances[site] = near[site] === 1 ? 0 : far;
  for (let round = 0; round < (wrap ? 2 : 1); round++) {
    if (wrap) spread(height - 1, 0);
    for (let y = 1; y < height; y++) spread(y - 1, y);
    if (wrap) spread(0, height - 1);
    for (let y = height - 2; y >= 0; y--) spread(y + 1, y);
  }
  return distances;
}

/** Larger than any distance within a lattice; its square fits in 32 bits. */
const farIn = (width: number, height: number): number => 2 * (width + height);

/** The lower envelope of the parabolas over the sites of a row, found by one pass from each end. */
class RowEnvelope {
  /** Distances along the columns; at both ends, those from round the edge if the lattice wraps. */
  private readonly heights: Int32Array;
  /** Sites of the parabolas of the envelope, and where each begins. */
  private readonly feet: Int32Array;
  private readonly from: Int32Array;

  constructor(private readonly lattice: SeenLattice) {
    const room = lattice.width * (lattice.wrap ? 3 : 1);
    this.heights = new Int32Array(room);
    this.feet = new Int32Array(room);
    this.from = new Int32Array(room);
  }

  /** Puts squared distances in place of the distances along columns in the row that begins at a site. */
  transform(values: Int32Array, start: number): void {
    const { heights, feet, from } = this;
    const { width } = this.lattice;
    const halo = this.layOut(values, start);
    const length = width + 2 * halo;
    let last = 0;
    feet[0] = 0;
    from[0] = 0;
    for (let x = 1; x < length; x++) {
      const own = heights[x] * heights[x];
      while (last >= 0) {
        const foot = feet[last];
        const [mine, its] = [from[last] - x, from[last] - foot];
        if (its * its + heights[foot] * heights[foot] <= mine * mine + own) break;
        last--;
      }
      if (last < 0) {
        last = 0;
        feet[0] = x;
        from[0] = 0;
        continue;
      }
      const foot = feet[last];
      const meet = (x * x - foot * foot + own - heights[foot] * heights[foot]) / (2 * (x - foot));
      const begins = 1 + Math.floor(meet);
      if (begins >= length) continue;
      last++;
      feet[last] = x;
      from[last] = begins;
    }
    for (let x = length - 1; x >= halo; x--) {
      while (from[last] > x) last--;
      const [off, height] = [x - feet[last], heights[feet[last]]];
      if (x < halo + width) values[start + x - halo] = off * off + height * height;
    }
  }

  /** Lays the row out with as many sites from round its edges as may matter; returns how many at each end. */
  private layOut(values: Int32Array, start: number): number {
    const { width, wrap } = this.lattice;
    let largest = 0;
    for (let x = 0; wrap && x < width; x++) if (values[start + x] > largest) largest = values[start + x];
    const halo = Math.min(width, largest);
    for (let x = -halo; x < width + halo; x++) {
      const inside = x < 0 ? x + width : x >= width ? x - width : x;
      this.heights[x + halo] = values[start + inside];
    }
    return halo;
  }
}
