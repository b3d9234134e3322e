/** A field to solve for, and the reference integration that schemes are compared with. */
import { SITE } from '../scenario/vocabulary.ts';

/** A field on `side` × `side` sites: ∂c/∂t = D∇²c − Λc + S, from `start`. */
export interface Case {
  name: string;
  side: number;
  /** µm²/min and /min. */
  diffusion: number;
  start: number;
  /** Whether the outermost sites are held at `start`; if not, nothing flows out. */
  open: boolean;
  /** Minutes between two calls of `write`, which sets the loss and source of every site from `minute` on. */
  every: number;
  minutes: number;
  write(minute: number, loss: Float64Array, source: Float64Array): void;
  /** Sites that count for the errors at cells, in the minute just ended. */
  cells(): readonly number[];
  /** Time step of the reference, minutes. */
  fine: number;
  /** Divisor of errors; by default the largest value of the reference. */
  scale?: number;
}

export interface Solver {
  field: Float64Array;
  /** Advances the field by a minute with the losses and sources of that minute; returns the milliseconds it took. */
  minute(loss: Float64Array, source: Float64Array): number;
}

/** Milliseconds that some work takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export const isEdge = (i: number, side: number): boolean =>
  i % side === 0 || i % side === side - 1 || i < side || i >= side * (side - 1);

/** The classical Runge-Kutta method in double precision. */
export function makeReference(of: Case): Solver {
  const { side, diffusion, fine, open } = of;
  const sites = side * side;
  const rate = diffusion / (SITE * SITE);
  const field = new Float64Array(sites).fill(of.start);
  const [slope, sum, trial] = [new Float64Array(sites), new Float64Array(sites), new Float64Array(sites)];
  const slopes = (c: Float64Array, loss: Float64Array, source: Float64Array): void => {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const i = y * side + x;
        const here = c[i];
        if (open && (x === 0 || y === 0 || x === side - 1 || y === side - 1)) {
          slope[i] = 0;
          continue;
        }
        let flow = 0;
        if (x > 0) flow += c[i - 1] - here;
        if (x < side - 1) flow += c[i + 1] - here;
        if (y > 0) flow += c[i - side] - here;
        if (y < side - 1) flow += c[i + side] - here;
        slope[i] = rate * flow - loss[i] * here + source[i];
      }
    }
  };
  const stages = [
    [0, 1],
    [0.5, 2],
    [0.5, 2],
    [1, 1],
  ] as const;
  return {
    field,
    minute: (loss, source) =>
      timed(() => {
        for (let n = Math.round(1 / fine); n > 0; n--) {
          sum.fill(0);
          slope.fill(0);
          for (const [reach, weight] of stages) {
            for (let i = 0; i < sites; i++) trial[i] = field[i] + reach * fine * slope[i];
            slopes(trial, loss, source);
            for (let i = 0; i < sites; i++) sum[i] += weight * slope[i];
          }
          for (let i = 0; i < sites; i++) field[i] += (fine / 6) * sum[i];
        }
      }),
  };
}
