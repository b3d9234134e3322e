/**
 * The field kernels in plain TypeScript, written for speed: arrays passed in, rows in memory order, nothing
 * allocated, no rounding to float32 in between. Frozen: kernels are measured against them, and a test checks them
 * against the kernels. rivals.c does the same in C. Each function stands alone, so that a copy of its source is a new
 * function to the compiler, which sees one kind of array in it.
 */

/** Arrays of one kind: Float32Array, Float64Array or lists of numbers. */
export type Numbers = Float32Array | Float64Array | number[];

/** A Douglas step on a lattice that does not wrap, as `adiStep`; m, q, z and u are scratch of the lattice's size. */
export function adi(
  c: Numbers,
  retardation: Numbers,
  loss: Numbers,
  source: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  width: number,
  height: number,
  conductance: number,
  dt: number,
  m: Numbers,
  q: Numbers,
  z: Numbers,
  u: Numbers,
): void {
  const half = dt / 2;
  const share = half * conductance;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let eBefore = 0;
    let qBefore = 0;
    let zBefore = 0;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const here = c[i];
      let flow = 0;
      if (x > 0) flow += faceX[i - 1] * (c[i - 1] - here);
      if (x < width - 1) flow += faceX[i] * (c[i + 1] - here);
      if (y > 0) flow += faceY[i - width] * (c[i - width] - here);
      if (y < height - 1) flow += faceY[i] * (c[i + width] - here);
      const weight = retardation[i] + half * loss[i];
      const held = weight >= 1e29;
      const e = share * faceX[i];
      const inverse = held ? 0 : 1 / (weight + e + eBefore - eBefore * qBefore);
      zBefore = (dt * (conductance * flow + source[i] - loss[i] * here) + eBefore * zBefore) * inverse;
      qBefore = e * inverse;
      eBefore = e;
      m[i] = weight;
      z[i] = zBefore;
      q[i] = qBefore;
    }
    let value = 0;
    for (let i = row + width - 1; i >= row; i--) {
      value = z[i] + q[i] * value;
      u[i] = value;
    }
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let i = row; i < row + width; i++) {
      const weight = m[i];
      const eBefore = y === 0 ? 0 : share * faceY[i - width];
      const qBefore = y === 0 ? 0 : q[i - width];
      const zBefore = y === 0 ? 0 : z[i - width];
      const e = share * faceY[i];
      const inverse = weight >= 1e29 ? 0 : 1 / (weight + e + eBefore - eBefore * qBefore);
      z[i] = (weight * u[i] + eBefore * zBefore) * inverse;
      q[i] = e * inverse;
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    const row = y * width;
    for (let i = row; i < row + width; i++) {
      const value = z[i] + (y === height - 1 ? 0 : q[i] * u[i + width]);
      u[i] = value;
      const next = c[i] + value;
      c[i] = next < 1e-25 ? 0 : next;
    }
  }
}

/** One red-black sweep of oxygen on a lattice that wraps; v is uptake over conductance, −1 where held. */
export function sweep(
  p: Numbers,
  v: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  width: number,
  height: number,
  half: number,
): void {
  for (let colour = 0; colour < 2; colour++) {
    for (let y = 0; y < height; y++) {
      const row = y * width;
      const above = y === 0 ? width * (height - 1) : row - width;
      const below = y === height - 1 ? 0 : row + width;
      for (let x = (y + colour) & 1; x < width; x += 2) {
        const i = row + x;
        const use = v[i];
        if (use < 0) continue;
        const west = x === 0 ? row + width - 1 : i - 1;
        const east = x === width - 1 ? row : i + 1;
        const fe = faceX[i];
        const fw = faceX[west];
        const fs = faceY[i];
        const fn = faceY[above + x];
        const b = fe * p[east] + fw * p[west] + fs * p[below + x] + fn * p[above + x];
        const k = half + p[i];
        const value = (b * k) / ((fe + fw + fs + fn) * k + use);
        p[i] = value >= 1e-25 ? value : 0;
      }
    }
  }
}

/** The residual of oxygen and the slope of its uptake, summed 2 × 2 into the first coarse level; returns Σ|residual|. */
export function restrictFine(
  p: Numbers,
  v: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  width: number,
  height: number,
  half: number,
  rhs: Numbers,
  lambda: Numbers,
): number {
  let error = 0;
  const w = width >> 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y === 0 ? width * (height - 1) : row - width;
    const below = y === height - 1 ? 0 : row + width;
    const to = (y >> 1) * w;
    const adds = (y & 1) === 1;
    for (let x = 0; x < width; x += 2) {
      let residuals = 0;
      let slopes = 0;
      for (let k = 0; k < 2; k++) {
        const at = x + k;
        const i = row + at;
        const use = v[i];
        if (use < 0) continue;
        const west = at === 0 ? row + width - 1 : i - 1;
        const east = at === width - 1 ? row : i + 1;
        const here = p[i];
        const flow =
          faceX[i] * (p[east] - here) +
          faceX[west] * (p[west] - here) +
          faceY[i] * (p[below + at] - here) +
          faceY[above + at] * (p[above + at] - here);
        const per = 1 / (half + here);
        const residual = flow - use * per * here;
        error += residual < 0 ? -residual : residual;
        residuals += residual;
        slopes += use * per * per * half;
      }
      const j = to + (x >> 1);
      rhs[j] = adds ? rhs[j] + residuals : residuals;
      lambda[j] = adds ? lambda[j] + slopes : slopes;
    }
  }
  return error;
}

/** Begins a coarse level: e = 0, inverse = 1 / (Σ faces + sink + λ), 0 where nothing couples. */
export function begin(
  e: Numbers,
  inverse: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  sink: Numbers,
  lambda: Numbers,
  width: number,
  height: number,
): void {
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y === 0 ? width * (height - 1) : row - width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const west = x === 0 ? row + width - 1 : i - 1;
      const diagonal = faceX[i] + faceX[west] + faceY[i] + faceY[above + x] + sink[i] + lambda[i];
      inverse[i] = diagonal > 1e-20 ? 1 / diagonal : 0;
      e[i] = 0;
    }
  }
}

/** One linear red-black sweep of a coarse level. */
export function sweepCoarse(
  e: Numbers,
  rhs: Numbers,
  inverse: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  width: number,
  height: number,
): void {
  for (let colour = 0; colour < 2; colour++) {
    for (let y = 0; y < height; y++) {
      const row = y * width;
      const above = y === 0 ? width * (height - 1) : row - width;
      const below = y === height - 1 ? 0 : row + width;
      for (let x = (y + colour) & 1; x < width; x += 2) {
        const i = row + x;
        const west = x === 0 ? row + width - 1 : i - 1;
        const east = x === width - 1 ? row : i + 1;
        e[i] =
          inverse[i] *
          (rhs[i] +
            faceX[i] * e[east] +
            faceX[west] * e[west] +
            faceY[i] * e[below + x] +
            faceY[above + x] * e[above + x]);
      }
    }
  }
}

/** Residual and λ of a coarse level, summed 2 × 2 into the next. */
export function restrictCoarse(
  e: Numbers,
  rhs: Numbers,
  sink: Numbers,
  lambda: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  width: number,
  height: number,
  nextRhs: Numbers,
  nextLambda: Numbers,
): void {
  const w = width >> 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y === 0 ? width * (height - 1) : row - width;
    const below = y === height - 1 ? 0 : row + width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const west = x === 0 ? row + width - 1 : i - 1;
      const east = x === width - 1 ? row : i + 1;
      const here = e[i];
      const residual =
        rhs[i] +
        faceX[i] * (e[east] - here) +
        faceX[west] * (e[west] - here) +
        faceY[i] * (e[below + x] - here) +
        faceY[above + x] * (e[above + x] - here) -
        (sink[i] + lambda[i]) * here;
      const j = (y >> 1) * w + (x >> 1);
      const first = ((x | y) & 1) === 0;
      nextRhs[j] = first ? residual : nextRhs[j] + residual;
      nextLambda[j] = first ? lambda[i] : nextLambda[j] + lambda[i];
    }
  }
}

/** Adds the interpolated e of a coarse level to the finer one where `open` is not `shut`; `least` bounds from below. */
export function correct(
  fine: Numbers,
  open: Numbers,
  shut: number,
  least: number,
  e: Numbers,
  faceX: Numbers,
  faceY: Numbers,
  w: number,
  h: number,
): void {
  for (let y = 0; y < 2 * h; y++) {
    const Y = y >> 1;
    const row = Y * w;
    const upper = (y & 1) === 0;
    const other = upper ? (Y === 0 ? w * (h - 1) : row - w) : Y === h - 1 ? 0 : row + w;
    const faces = upper ? other : row;
    for (let x = 0; x < 2 * w; x++) {
      const i = y * 2 * w + x;
      if (open[i] === shut) continue;
      const X = x >> 1;
      const at = row + X;
      const left = (x & 1) === 0;
      const west = X === 0 ? row + w - 1 : at - 1;
      const side = left ? west : X === w - 1 ? row : at + 1;
      const faceSide = faceX[left ? west : at];
      const faceOther = faceY[faces + X];
      const here = e[at];
      const value =
        fine[i] +
        here +
        0.25 * (faceOther < 1 ? faceOther : 1) * (e[other + X] - here) +
        0.25 * (faceSide < 1 ? faceSide : 1) * (e[side] - here);
      fine[i] = value > least ? value : least > -1 ? 0 : value;
    }
  }
}
