/** What is summed over the sites of a tissue. */
import { GROUND } from '../world/lattice.ts';
import type { SeenTissue } from '../world/world.ts';
import type { Tally } from './tally.ts';

/** Fields that are summed side by side: a processor adds to several sums in the time that it adds to one. */
export const ABREAST = 4;

/** Sum and largest value of `ABREAST` fields from `first` on, over all sites in their order. */
export function tallyFields({ lattice, fields }: SeenTissue, first: number, { sum, largest }: Tally): void {
  const { width, height, stride } = lattice;
  // Where fewer are left, the last one is summed again.
  const at = (i: number): number => Math.min(first + i, fields.length - 1);
  const [a, b, c, d] = [fields[at(0)], fields[at(1)], fields[at(2)], fields[at(3)]];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  let [maxA, maxB, maxC, maxD] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const end = y * stride + width;
    for (let site = y * stride; site < end; site++) {
      const inA = a[site];
      const inB = b[site];
      const inC = c[site];
      const inD = d[site];
      sumA += inA;
      sumB += inB;
      sumC += inC;
      sumD += inD;
      if (inA > maxA) maxA = inA;
      if (inB > maxB) maxB = inB;
      if (inC > maxC) maxC = inC;
      if (inD > maxD) maxD = inD;
    }
  }
  for (const [i, value] of [sumA, sumB, sumC, sumD].entries()) sum[at(i)] = value;
  for (const [i, value] of [maxA, maxB, maxC, maxD].entries()) largest[at(i)] = value;
}

/** Void sites that no structural cell stands on, and the mean density of matrix. */
export function tallyGround(tissue: SeenTissue, tally: Tally): void {
  tally.open[0] = countOpen(tissue);
  tally.matrix[0] = meanMatrix(tissue);
}

function countOpen({ ground, structural, sites }: SeenTissue): number {
  let count = 0;
  for (let site = 0; site < sites; site++) if (ground[site] === GROUND.void && structural[site] === 0) count++;
  return count;
}

function meanMatrix({ matrix, sites, lattice }: SeenTissue): number {
  let sum = 0;
  for (let site = 0; site < sites; site++) sum += matrix[site];
  return sum / (lattice.width * lattice.height);
}
