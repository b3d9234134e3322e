/** The coarse levels of the oxygen multigrid and the linear correction cycle on them, in plain TypeScript. */
/** One coarse level; a coarse site stands for 2×2 finer ones, and its equation is the sum of theirs. */
export interface OxygenLevel {
  readonly width: number;
  readonly height: number;
  /** Conductance between free coarse sites, relative to that of two fine ones. */
  readonly faceX: Float32Array;
  readonly faceY: Float32Array;
  /** Coupling to held sites inside, saturating as a point or line sink seen from a coarser lattice. */
  readonly sink: Float32Array;
  /** Σ dU/dp of the free fine sites inside. */
  readonly lambda: Float32Array;
  readonly inverse: Float32Array;
  readonly rhs: Float32Array;
  readonly e: Float32Array;
}

/** Coarsening stops when a side is odd or this short. */
export const SHORTEST = 4;
/** Largest coupling of a coarse site to held sites inside it, in units of D/H². */
export const SINK_CAP = 6;

/** Halves both sides while they are even and longer than `SHORTEST`; faces and sinks come from the finer level. */
export function prepareLevels(
  faceX: Float32Array,
  faceY: Float32Array,
  held: Float32Array,
  width: number,
  height: number,
): OxygenLevel[] {
  const levels: OxygenLevel[] = [];
  let finer: Finer = { faceX, faceY, width, height, sink: new Float32Array(width * height) };
  let heldNow = held;
  while (finer.width % 2 === 0 && finer.height % 2 === 0 && Math.min(finer.width, finer.height) > SHORTEST) {
    const level = emptyLevel(finer.width / 2, finer.height / 2);
    gather(finer, heldNow, level);
    levels.push(level);
    finer = level;
    heldNow = new Float32Array(level.width * level.height);
  }
  return levels;
}

function emptyLevel(width: number, height: number): OxygenLevel {
  const column = () => new Float32Array(width * height);
  return {
    width,
    height,
    faceX: column(),
    faceY: column(),
    sink: column(),
    lambda: column(),
    inverse: column(),
    rhs: column(),
    e: column(),
  };
}

interface Finer {
  readonly faceX: Float32Array;
  readonly faceY: Float32Array;
  readonly sink: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Sums faces and sinks of 2×2 finer sites into each site of `level`. */
function gather(finer: Finer, held: Float32Array, level: OxygenLevel): void {
  for (let i = 0; i < finer.width * finer.height; i++) {
    const x = i % finer.width;
    const y = (i - x) / finer.width;
    const at = (y >> 1) * level.width + (x >> 1);
    const [w, e, n, s] = neighbours(i, finer.width, finer.height);
    const free = 1 - held[i];
    if (x % 2 === 1) level.faceX[at] += 0.5 * finer.faceX[i] * free * (1 - held[e]);
    if (y % 2 === 1) level.faceY[at] += 0.5 * finer.faceY[i] * free * (1 - held[s]);
    level.sink[at] +=
      finer.sink[i] +
      free *
        (finer.faceX[i] * held[e] + finer.faceX[w] * held[w] + finer.faceY[i] * held[s] + finer.faceY[n] * held[n]);
  }
  for (let at = 0; at < level.sink.length; at++) level.sink[at] = Math.min(level.sink[at], SINK_CAP);
}

/** Adds residual and λ of finer site i to the coarse site above it. */
export function restrictInto(coarse: OxygenLevel, i: number, width: number, residual: number, lambda: number): void {
  const x = i % width;
  const y = (i - x) / width;
  const at = (y >> 1) * coarse.width + (x >> 1);
  coarse.rhs[at] += residual;
  coarse.lambda[at] += lambda;
}

/** One V(1,1) cycle for Σ f (e_j − e_i) − (sink + λ) e_i = −rhs_i, from e = 0. */
export function coarseCorrection(levels: readonly OxygenLevel[], depth: number): void {
  const level = levels[depth];
  const { width, height, faceX, faceY, sink, lambda, inverse, rhs, e } = level;
  e.fill(0);
  for (let i = 0; i < e.length; i++) {
    const [w, , n] = neighbours(i, width, height);
    const diagonal = faceX[i] + faceX[w] + faceY[i] + faceY[n] + sink[i] + lambda[i];
    inverse[i] = diagonal > 1e-20 ? 1 / diagonal : 0;
  }
  const next = levels[depth + 1];
  if (next === undefined) {
    const sweeps = coarsestSweeps(width, height);
    for (let k = 0; k < sweeps; k++) relaxLinear(level);
    return;
  }
  relaxLinear(level);
  next.rhs.fill(0);
  next.lambda.fill(0);
  for (let i = 0; i < e.length; i++) {
    const [w, ea, n, s] = neighbours(i, width, height);
    const residual =
      rhs[i] +
      faceX[i] * (e[ea] - e[i]) +
      faceX[w] * (e[w] - e[i]) +
      faceY[i] * (e[s] - e[i]) +
      faceY[n] * (e[n] - e[i]) -
      (sink[i] + lambda[i]) * e[i];
    restrictInto(next, i, width, residual, lambda[i]);
  }
  coarseCorrection(levels, depth + 1);
  for (let i = 0; i < e.length; i++) if (inverse[i] !== 0) e[i] += interpolate(next, i, width);
  relaxLinear(level);
}

/** Sweeps on the coarsest level, where nothing coarser helps. */
export function coarsestSweeps(width: number, height: number): number {
  return Math.min(64, Math.max(4, width + height));
}

function relaxLinear({ width, height, faceX, faceY, inverse, rhs, e }: OxygenLevel): void {
  for (let colour = 0; colour < 2; colour++) {
    for (let y = 0; y < height; y++) {
      for (let x = (y + colour) % 2; x < width; x += 2) {
        const i = y * width + x;
        const [w, ea, n, s] = neighbours(i, width, height);
        e[i] = inverse[i] * (rhs[i] + faceX[i] * e[ea] + faceX[w] * e[w] + faceY[i] * e[s] + faceY[n] * e[n]);
      }
    }
  }
}

/** West, east, north and south of site i on a ring in both directions. */
export function neighbours(i: number, width: number, height: number): [number, number, number, number] {
  const x = i % width;
  return [
    x === 0 ? i + width - 1 : i - 1,
    x === width - 1 ? i - width + 1 : i + 1,
    i < width ? i + width * (height - 1) : i - width,
    i >= width * (height - 1) ? i - width * (height - 1) : i + width,
  ];
}

/** Correction at fine site i: half from its own coarse site, a quarter from the nearer neighbour each way. */
export function interpolate(coarse: OxygenLevel, i: number, fineWidth: number): number {
  const x = i % fineWidth;
  const y = (i - x) / fineWidth;
  const at = (y >> 1) * coarse.width + (x >> 1);
  const [w, e, n, s] = neighbours(at, coarse.width, coarse.height);
  const here = coarse.e[at];
  const alongX =
    x % 2 === 0
      ? Math.min(1, coarse.faceX[w]) * (coarse.e[w] - here)
      : Math.min(1, coarse.faceX[at]) * (coarse.e[e] - here);
  const alongY =
    y % 2 === 0
      ? Math.min(1, coarse.faceY[n]) * (coarse.e[n] - here)
      : Math.min(1, coarse.faceY[at]) * (coarse.e[s] - here);
  return here + 0.25 * (alongX + alongY);
}
