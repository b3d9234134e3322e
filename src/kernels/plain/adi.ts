/**
 * One alternating-direction step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S in plain TypeScript: what the kernel
 * `adiStep` is compared with and measured against. Formula, shapes and units: `FieldKernels.adiStep`.
 */

export interface AdiFields {
  readonly c: Float32Array;
  readonly retardation: Float32Array;
  readonly loss: Float32Array;
  readonly source: Float32Array;
  readonly faceX: Float32Array;
  readonly faceY: Float32Array;
  readonly width: number;
  readonly height: number;
}

export interface AdiMode {
  readonly positive: boolean;
  readonly wrap: boolean;
  /** θ = 1 in delta form. */
  readonly implicit?: boolean;
}

/** Advances `fields.c` by `dt` minutes; returns the amount that clipping added. */
export function adiStepPlain(fields: AdiFields, conductance: number, dt: number, mode: AdiMode): number {
  const { c, retardation, loss, source, faceX, faceY, width, height } = fields;
  const sites = width * height;
  const implicit = mode.positive || mode.implicit ? dt : dt / 2;
  const share = implicit * conductance;
  const m = new Float64Array(sites);
  const u = new Float64Array(sites);
  for (let i = 0; i < sites; i++) {
    m[i] = retardation[i] + implicit * loss[i];
    u[i] = mode.positive
      ? retardation[i] * c[i] + dt * source[i]
      : dt * (conductance * inflow(fields, i) + source[i] - loss[i] * c[i]);
    if (m[i] >= 1e29) u[i] = mode.positive ? c[i] : 0;
  }
  const line = new Line(Math.max(width, height));
  for (let y = 0; y < height; y++) line.solve(u, m, faceX, share, y * width, 1, width, mode.wrap);
  for (let i = 0; i < sites; i++) if (m[i] < 1e29) u[i] *= m[i];
  for (let x = 0; x < width; x++) line.solve(u, m, faceY, share, x, width, height, mode.wrap);
  let clipped = 0;
  for (let i = 0; i < sites; i++) {
    const value = mode.positive ? u[i] : c[i] + u[i];
    if (value < 1e-25 && m[i] < 1e29) clipped -= retardation[i] * value;
    c[i] = value < 1e-25 ? 0 : value;
  }
  return clipped;
}

/** Σ_faces g (c_j − c_i); the ends of a line meet, their face is 0 unless the lattice wraps. */
function inflow({ c, faceX, faceY, width, height }: AdiFields, i: number): number {
  const x = i % width;
  const west = x === 0 ? i + width - 1 : i - 1;
  const east = x === width - 1 ? i - width + 1 : i + 1;
  const north = i < width ? i + width * (height - 1) : i - width;
  const south = i + width >= width * height ? i - width * (height - 1) : i + width;
  return (
    faceX[i] * (c[east] - c[i]) +
    faceX[west] * (c[west] - c[i]) +
    faceY[i] * (c[south] - c[i]) +
    faceY[north] * (c[north] - c[i])
  );
}

/** Elimination along one line of sites, closed to a ring when it wraps. */
class Line {
  readonly #q: Float64Array;
  readonly #z: Float64Array;
  readonly #s: Float64Array;

  constructor(length: number) {
    this.#q = new Float64Array(length);
    this.#z = new Float64Array(length);
    this.#s = new Float64Array(length);
  }

  /** Solves (m − share A) u = u in place over `length` sites from `first`, `stride` apart. */
  solve(
    u: Float64Array,
    m: Float64Array,
    face: Float32Array,
    share: number,
    first: number,
    stride: number,
    length: number,
    wrap: boolean,
  ): void {
    const q = this.#q;
    const z = this.#z;
    const s = this.#s;
    const final = first + (length - 1) * stride;
    const around = wrap ? share * face[final] : 0;
    let e = around;
    let qBefore = 0;
    let zBefore = 0;
    let sBefore = 1;
    const eliminated = wrap ? length - 1 : length;
    for (let k = 0, i = first; k < eliminated; k++, i += stride) {
      const next = i === final ? 0 : share * face[i];
      if (m[i] >= 1e29) {
        qBefore = 0;
        zBefore = u[i];
        sBefore = 0;
      } else {
        const inverse = 1 / (m[i] + next + e - e * qBefore);
        zBefore = (u[i] + e * zBefore) * inverse;
        sBefore = e * sBefore * inverse;
        qBefore = next * inverse;
      }
      q[k] = qBefore;
      z[k] = zBefore;
      s[k] = sBefore;
      e = next;
    }
    if (!wrap) {
      let value = 0;
      for (let k = length - 1, i = final; k >= 0; k--, i -= stride) {
        value = z[k] + q[k] * value;
        u[i] = value;
      }
      return;
    }
    let alpha = 0;
    let beta = 1;
    for (let k = length - 2; k >= 0; k--) {
      alpha = z[k] + q[k] * alpha;
      beta = s[k] + q[k] * beta;
      z[k] = alpha;
      s[k] = beta;
    }
    if (m[final] < 1e29) {
      const known = u[final] + e * z[length - 2] + around * alpha;
      u[final] = known / (m[final] + e * (1 - s[length - 2]) + around * (1 - beta));
    }
    for (let k = 0, i = first; k < length - 1; k++, i += stride) u[i] = z[k] + s[k] * u[final];
  }
}
