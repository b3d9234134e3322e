/** Exact solutions against which fields are checked. */
import { exp, log } from '../base/exact.ts';

/**
 * Oxygen around a cylindrical vessel in tissue that consumes it by Michaelis-Menten kinetics:
 *
 *   D/r·(r p')' = V p/(K + p),  p(radius) = supply,  p'(edge) = 0
 *
 * by finite volumes on rings of equal logarithmic width and Newton's method. Returns p at any radius.
 */
export function radialOxygen(given: {
  diffusion: number;
  maximum: number;
  halfMaximum: number;
  supply: number;
  radius: number;
  edge: number;
}): (radius: number) => number {
  const rings = 4000;
  const width = log(given.edge / given.radius) / rings;
  // Node i at radius·e^(i·width), with the ring from half a width inside to half a width outside; fluxes are 2π D Δp / width.
  const radii = Array.from({ length: rings + 1 }, (_, i) => given.radius * exp(i * width));
  const area = radii.map((r, i) => {
    const outer = i === rings ? r : r * exp(width / 2);
    const inner = i === 0 ? r : r * exp(-width / 2);
    return (outer * outer - inner * inner) / 2;
  });
  const conductance = given.diffusion / width;
  const p = radii.map(() => given.supply);
  for (let round = 0; round < 60; round++) if (newtonRound(p, area, conductance, given) < 1e-10) break;
  return (radius) => {
    const place = log(radius / given.radius) / width;
    const i = Math.min(rings - 1, Math.floor(place));
    return p[i] + (p[i + 1] - p[i]) * (place - i);
  };
}

/** One Newton step, by elimination from the edge inwards; returns the largest change. */
function newtonRound(
  p: number[],
  area: readonly number[],
  conductance: number,
  { maximum, halfMaximum }: { maximum: number; halfMaximum: number },
): number {
  const last = p.length - 1;
  const diagonal = new Float64Array(p.length);
  const right = new Float64Array(p.length);
  for (let i = last; i > 0; i--) {
    const sum = halfMaximum + p[i];
    const slope = (maximum * halfMaximum) / (sum * sum);
    const outward = i < last ? conductance * (p[i + 1] - p[i]) : 0;
    const residual = outward - conductance * (p[i] - p[i - 1]) - (area[i] * maximum * p[i]) / sum;
    diagonal[i] = (i < last ? 2 : 1) * conductance + area[i] * slope;
    right[i] = residual;
    if (i < last) {
      const share = conductance / diagonal[i + 1];
      diagonal[i] -= share * conductance;
      right[i] += share * right[i + 1];
    }
  }
  let change = 0;
  let before = 0;
  for (let i = 1; i <= last; i++) {
    before = (right[i] + conductance * before) / diagonal[i];
    p[i] = Math.max(0, p[i] + before);
    change = Math.max(change, Math.abs(before));
  }
  return change;
}

/**
 * Steady field of one secreting site on a lattice with closed edges, at (x, y) from the source at (sx, sy):
 *
 *   c = Σ modes S / (k + (2 − 2cos θx)·D/h² + (2 − 2cos θy)·D/h²)
 *
 * with cosine modes. `strength` nM/min, `rate` D/h² and `decay` k /min.
 */
export function latticeGreen(given: {
  width: number;
  height: number;
  source: { x: number; y: number };
  strength: number;
  rate: number;
  decay: number;
}): (x: number, y: number) => number {
  const { width, height, source } = given;
  return (x, y) => {
    let sum = 0;
    for (let m = 0; m < width; m++) {
      const alongX = mode(m, width, source.x) * mode(m, width, x);
      const lossX = 2 - 2 * Math.cos((Math.PI * m) / width);
      for (let n = 0; n < height; n++) {
        const lossY = 2 - 2 * Math.cos((Math.PI * n) / height);
        const alongY = mode(n, height, source.y) * mode(n, height, y);
        sum += (alongX * alongY) / (given.decay + given.rate * (lossX + lossY));
      }
    }
    return given.strength * sum;
  };
}

/** Value of the m-th cosine mode, of unit norm, at a site. */
const mode = (m: number, length: number, site: number): number =>
  m === 0 ? Math.sqrt(1 / length) : Math.sqrt(2 / length) * Math.cos((Math.PI * m * (site + 0.5)) / length);
