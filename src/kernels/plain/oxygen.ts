/**
 * Quasi-steady oxygen by multigrid in plain TypeScript: what the kernels `oxygenPrepare` and
 * `oxygenSolve` are compared with and measured against. Formula, shapes and units: `FieldKernels`.
 */
import {
  coarseCorrection,
  interpolate,
  neighbours,
  type OxygenLevel,
  prepareLevels,
  restrictInto,
} from './oxygenLevels.ts';

export interface OxygenFields {
  /** Partial pressure, mmHg. */
  readonly p: Float32Array;
  /** Largest uptake V, mmHg/min. */
  readonly uptake: Float32Array;
  readonly faceX: Float32Array;
  readonly faceY: Float32Array;
  /** 1 where p is held, else 0. */
  readonly held: Float32Array;
  readonly width: number;
  readonly height: number;
}

export interface OxygenPhysics {
  /** D/h², 1/min. */
  readonly conductance: number;
  /** K, mmHg. */
  readonly half: number;
  /** Uptake V p/K instead of V p/(K + p). */
  readonly linear: boolean;
}

export interface OxygenResult {
  readonly rounds: number;
  /** Σ|residual| / Σ uptake. */
  readonly residual: number;
  /** Σ uptake, mmHg/min times sites. */
  readonly uptake: number;
  /** Σ flow from held into free sites, mmHg/min times sites. */
  readonly inflow: number;
}

/** Relaxes `fields.p` until Σ|residual| ≤ tolerance Σ uptake, at most `maximumRounds` coarse corrections. */
export function oxygenSolvePlain(
  fields: OxygenFields,
  physics: OxygenPhysics,
  tolerance: number,
  maximumRounds: number,
): OxygenResult {
  const levels = prepareLevels(fields.faceX, fields.faceY, fields.held, fields.width, fields.height);
  for (let rounds = 0; ; rounds++) {
    relax(fields, physics);
    const balance = evaluate(fields, physics, levels[0]);
    const done = balance.error <= Math.max(tolerance * balance.scale, balance.rounding);
    if (done || rounds === maximumRounds || levels.length === 0) {
      const residual = balance.uptake > 0 ? balance.error / balance.uptake : 0;
      return { rounds, residual, uptake: balance.uptake, inflow: balance.inflow };
    }
    coarseCorrection(levels, 0);
    addCorrection(fields, levels[0]);
    relax(fields, physics);
  }
}

/** One red-black sweep; each free site takes p = b/(d + v/(K + p)), a step towards the root of d p + v p/(K + p) = b. */
function relax({ p, uptake, faceX, faceY, held, width, height }: OxygenFields, physics: OxygenPhysics): void {
  const K = physics.half;
  for (let colour = 0; colour < 2; colour++) {
    for (let y = 0; y < height; y++) {
      for (let x = (y + colour) % 2; x < width; x += 2) {
        const i = y * width + x;
        if (held[i] !== 0) continue;
        const [w, e, n, s] = neighbours(i, width, height);
        const d = faceX[i] + faceX[w] + faceY[i] + faceY[n];
        const b = faceX[i] * p[e] + faceX[w] * p[w] + faceY[i] * p[s] + faceY[n] * p[n];
        const v = uptake[i] / physics.conductance;
        // A site without faces and uptake takes 0.
        const value = d + v === 0 ? 0 : b / (d + v / (physics.linear ? K : K + p[i]));
        p[i] = value < 1e-25 ? 0 : value;
      }
    }
  }
}

interface Balance {
  error: number;
  uptake: number;
  inflow: number;
  scale: number;
  rounding: number;
}

/** Residual and derivative of the uptake, restricted to the first coarse level; the sums that decide when to stop. */
function evaluate(fields: OxygenFields, physics: OxygenPhysics, coarse: OxygenLevel | undefined): Balance {
  const { p, uptake, faceX, faceY, held, width, height } = fields;
  const K = physics.half;
  const balance = { error: 0, uptake: 0, inflow: 0, scale: 0, rounding: 0 };
  let capacity = 0;
  coarse?.rhs.fill(0);
  coarse?.lambda.fill(0);
  for (let i = 0; i < width * height; i++) {
    const [w, e, n, s] = neighbours(i, width, height);
    const flow =
      faceX[i] * (p[e] - p[i]) + faceX[w] * (p[w] - p[i]) + faceY[i] * (p[s] - p[i]) + faceY[n] * (p[n] - p[i]);
    if (held[i] !== 0) {
      balance.inflow -= flow;
      continue;
    }
    const v = uptake[i] / physics.conductance;
    const share = physics.linear ? 1 / K : 1 / (K + p[i]);
    const used = v * share * p[i];
    const residual = flow - used;
    balance.error += Math.abs(residual);
    balance.uptake += used;
    capacity += v;
    balance.rounding += (faceX[i] + faceX[w] + faceY[i] + faceY[n]) * p[i];
    if (coarse) restrictInto(coarse, i, width, residual, physics.linear ? v / K : v * share * share * K);
  }
  const units = physics.conductance;
  balance.scale = units * (Math.max(balance.uptake, Math.abs(balance.inflow)) + 1e-6 * capacity);
  balance.rounding *= units * 6e-8;
  balance.error *= units;
  balance.uptake *= units;
  balance.inflow *= units;
  return balance;
}

function addCorrection({ p, held, width, height }: OxygenFields, coarse: OxygenLevel): void {
  for (let i = 0; i < width * height; i++) {
    if (held[i] !== 0) continue;
    const value = p[i] + interpolate(coarse, i, width);
    p[i] = value < 1e-25 ? 0 : value;
  }
}
