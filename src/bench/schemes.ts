/** Schemes that solve for a field. */
import { ADI_IMPLICIT, ADI_POSITIVE, OXYGEN_LINEAR, OXYGEN_RESULT_BYTES } from '../kernels/field-kernels.ts';
import { adiScratchBytes, instantiateKernels, oxygenScratchBytes } from '../kernels/load.ts';
import { SITE } from '../scenario/vocabulary.ts';
import { JUMP_MINUTES } from '../step/fields/ligand.ts';
import { OXYGEN_TOLERANCE } from '../step/fields/oxygen.ts';
import { type Case, isEdge, type Solver, timed } from './field-case.ts';

/** Largest D·Δt/(R·h²) of a solver step, as in src/scenario/compile.ts. */
const FOURIER = 7.5;

/** A scheme that solves for a field. */
export interface Scheme {
  name: string;
  default?: boolean;
  make(of: Case): Solver;
}

/** The scheme of other simulators: sources implicitly, then one direction at a time, also implicitly. */
export const locallyOneDimensional = (minutes: number): Scheme => ({
  name: `LOD, ${minutes} min`,
  make(of) {
    const { side, diffusion, open, start } = of;
    const rate = (diffusion / (SITE * SITE)) * minutes;
    const field = new Float64Array(side * side).fill(start);
    const line = new Float64Array(side);
    const denominators = new Float64Array(side);
    for (let k = 0; k < side; k++) {
      const diagonal = 1 + rate * (k === 0 || k === side - 1 ? 1 : 2);
      denominators[k] = k === 0 ? diagonal : diagonal - (rate * rate) / denominators[k - 1];
    }
    const hold = () => {
      if (open) for (let i = 0; i < field.length; i++) if (isEdge(i, side)) field[i] = start;
    };
    const solve = (first: number, stride: number): void => {
      for (let k = 0; k < side; k++) {
        const before = k === 0 ? 0 : rate * line[k - 1];
        line[k] = (field[first + k * stride] + before) / denominators[k];
      }
      for (let k = side - 1; k >= 0; k--) {
        if (k < side - 1) line[k] += (rate / denominators[k]) * line[k + 1];
        field[first + k * stride] = line[k];
      }
    };
    return {
      field,
      minute: (loss, source) =>
        timed(() => {
          for (let n = Math.round(1 / minutes); n > 0; n--) {
            for (let i = 0; i < field.length; i++) {
              field[i] = (field[i] + minutes * source[i]) / (1 + minutes * loss[i]);
            }
            hold();
            for (let y = 0; y < side; y++) solve(y * side, 1);
            hold();
            for (let x = 0; x < side; x++) solve(x, side);
            hold();
          }
        }),
    };
  },
});

/** Largest of the solver's steps within the limit of D·Δt/(R·h²), for simulation steps of a minute. */
export const defaultMinutes = (diffusion: number): number =>
  [1, 0.5, 0.25].find((minutes) => (diffusion * minutes) / (SITE * SITE) <= FOURIER) ?? 0.25;

/** The lattice of a case inside a padded one, and memory for kernels over it. */
export function place(of: { side: number }) {
  const { side } = of;
  const width = Math.ceil(side / 16) * 16;
  const sites = width * width;
  const guard = width * 4 + 64;
  const bytes = 12 * (sites * 4 + 2 * guard) + adiScratchBytes(width, width) + oxygenScratchBytes(width, width);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 4 });
  let at = 4096;
  const take = (length: number) => {
    const offset = at;
    at = Math.ceil((at + length) / 64) * 64;
    return offset;
  };
  const lattice = () => {
    take(guard);
    const made = new Float32Array(memory.buffer, take(sites * 4), sites);
    take(guard);
    return made;
  };
  const faceX = lattice();
  const faceY = lattice();
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (x + 1 < side) faceX[y * width + x] = 1;
      if (y + 1 < side) faceY[y * width + x] = 1;
    }
  }
  /** Visits every site of the case with its index in the case's own lattice and in the padded one. */
  const each = (visit: (own: number, padded: number) => void): void => {
    for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) visit(y * side + x, y * width + x);
  };
  return { width, sites, kernels: instantiateKernels(memory), memory, take, lattice, faceX, faceY, each };
}

/** A shorter remainder of a minute is rounding error. */
const LEAST_MINUTES = 1e-9;

/**
 * Douglas steps of `minutes` by the kernel. With `damps`, as in a run, the first half step of each minute is in the
 * damping form. After the abrupt start come two short steps in the positive form.
 */
export const douglas = (minutes: number, damps: boolean, isDefault = false): Scheme => ({
  name: `Douglas${damps ? ', damped' : ''}, ${minutes} min`,
  default: isDefault,
  make(of) {
    const { width, kernels, take, lattice, faceX, faceY, each } = place(of);
    const [c, retardation, loss32, source32] = [lattice(), lattice(), lattice(), lattice()];
    const scratch = take(adiScratchBytes(width, width));
    retardation.fill(1);
    each((_, i) => {
      c[i] = of.start;
    });
    const field = new Float64Array(of.side * of.side).fill(of.start);
    let first = true;
    const step = (dt: number, flags: number) =>
      kernels.adiStep(
        c.byteOffset,
        retardation.byteOffset,
        loss32.byteOffset,
        source32.byteOffset,
        faceX.byteOffset,
        faceY.byteOffset,
        width,
        width,
        of.diffusion / (SITE * SITE),
        dt,
        scratch,
        flags,
      );
    return {
      field,
      minute(loss, source) {
        each((own, i) => {
          loss32[i] = loss[own];
          source32[i] = source[own];
        });
        const spent = timed(() => {
          let left = 1;
          if (first) for (; left > 1 - 2 * JUMP_MINUTES; left -= JUMP_MINUTES) step(JUMP_MINUTES, ADI_POSITIVE);
          else if (damps) {
            step(minutes / 2, ADI_IMPLICIT);
            step(minutes / 2, 0);
            left -= minutes;
          }
          for (; left > LEAST_MINUTES; left -= minutes) step(Math.min(minutes, left), 0);
        });
        first = false;
        each((own, i) => {
          field[own] = c[i];
        });
        return spent;
      },
    };
  },
});

/** Oxygen at its quasi-steady state by the kernel, to a tolerance, once per simulated minute. */
export const quasiSteady = (tolerance: number): Scheme => ({
  name: `quasi-steady to ${tolerance}`,
  default: tolerance === OXYGEN_TOLERANCE,
  make(of) {
    const { width, kernels, take, lattice, faceX, faceY, each } = place(of);
    const [p, uptake, held] = [lattice(), lattice(), lattice()];
    const scratch = take(oxygenScratchBytes(width, width));
    const result = take(OXYGEN_RESULT_BYTES);
    each((own, i) => {
      p[i] = of.start;
      held[i] = of.open && isEdge(own, of.side) ? 1 : 0;
    });
    kernels.oxygenPrepare(faceX.byteOffset, faceY.byteOffset, held.byteOffset, width, width, scratch);
    const field = new Float64Array(of.side * of.side).fill(of.start);
    return {
      field,
      minute(loss) {
        each((own, i) => {
          uptake[i] = loss[own];
        });
        const spent = timed(() =>
          kernels.oxygenSolve(
            p.byteOffset,
            uptake.byteOffset,
            faceX.byteOffset,
            faceY.byteOffset,
            held.byteOffset,
            width,
            width,
            of.diffusion / (SITE * SITE),
            1,
            tolerance,
            60,
            scratch,
            result,
            OXYGEN_LINEAR,
          ),
        );
        each((own, i) => {
          field[own] = p[i];
        });
        return spent;
      },
    };
  },
});
