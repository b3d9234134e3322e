/**
 * Errors of the fields against the time they take. The reference is an integration in double precision, with steps so
 * short that its own error is negligible. In the hardest case cells draw new sites every five minutes. The scheme of
 * other simulators (implicit, one direction at a time, sources first, 0.01 min) does the same cases for comparison.
 */
import { OXYGEN_RESULT_BYTES } from '../kernels/field-kernels.ts';
import { oxygenScratchBytes } from '../kernels/load.ts';
import { SITE } from '../scenario/vocabulary.ts';
import { OXYGEN_TOLERANCE, vesselFactor } from '../step/fields/oxygen.ts';
import { radialOxygen } from '../validation/exact-solutions.ts';
import { type Case, makeReference, timed } from './field-case.ts';
import { defaultMinutes, douglas, locallyOneDimensional, place, quasiSteady, type Scheme } from './schemes.ts';

export interface Errors {
  /** Error over the change since the start, both as root mean squares, from minute 6 to the end. */
  relative: number;
  /** Largest error over the scale. */
  largest: number;
  /** Relative error at cells. */
  meanAtCells: number;
  largestAtCells: number;
  /** Largest error of the first minute, after the abrupt start, over the scale. */
  firstMinute: number;
}

export interface AccuracyRow {
  case: string;
  scheme: string;
  /** Whether runs use it by default. */
  default: boolean;
  errors: Errors;
  /** Seconds per simulated hour of one field, on one thread. */
  secondsPerHour: number;
}

/** Runs a case with each scheme. */
export function accuracyOf(of: Case, schemes: readonly Scheme[]): AccuracyRow[] {
  const sites = of.side * of.side;
  const reference = makeReference(of);
  const solvers = schemes.map((scheme) => scheme.make(of));
  const sums = schemes.map(() => ({
    error: 0,
    change: 0,
    largest: 0,
    atCells: 0,
    count: 0,
    largestAtCells: 0,
    first: 0,
    spent: 0,
  }));
  const loss = new Float64Array(sites);
  const source = new Float64Array(sites);
  let scale = of.scale ?? 0;
  for (let minute = 0; minute < of.minutes; minute++) {
    if (minute % of.every === 0) of.write(minute, loss, source);
    reference.minute(loss, source);
    const truth = reference.field;
    if (of.scale === undefined) for (const value of truth) scale = Math.max(scale, value);
    solvers.forEach((solver, k) => {
      const sum = sums[k];
      sum.spent += solver.minute(loss, source);
      for (let i = 0; i < sites; i++) {
        const error = Math.abs(solver.field[i] - truth[i]);
        if (minute === 0) sum.first = Math.max(sum.first, error);
        if (minute < FIRST_COUNTED) continue;
        sum.error += error * error;
        sum.change += (truth[i] - of.start) ** 2;
        sum.largest = Math.max(sum.largest, error);
      }
      if (minute < FIRST_COUNTED) return;
      for (const i of of.cells()) {
        const relative = Math.abs(solver.field[i] - truth[i]) / Math.max(Math.abs(truth[i]), 1e-12);
        sum.atCells += relative;
        sum.count++;
        sum.largestAtCells = Math.max(sum.largestAtCells, relative);
      }
    });
  }
  return schemes.map((scheme, k) => ({
    case: of.name,
    scheme: scheme.name,
    default: scheme.default ?? false,
    errors: {
      relative: Math.sqrt(sums[k].error / sums[k].change),
      largest: sums[k].largest / scale,
      meanAtCells: sums[k].atCells / sums[k].count,
      largestAtCells: sums[k].largestAtCells,
      firstMinute: sums[k].first / scale,
    },
    secondsPerHour: (sums[k].spent / 1000 / of.minutes) * 60,
  }));
}

/** Errors count from this minute on, except `firstMinute`. */
const FIRST_COUNTED = 5;

/** Pseudo-random numbers in [0, 1), so that the test's cells always lie in the same places. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * Cells on 45 % of the sites of a disc that draw new sites every five minutes: 6,163 of them on 200 × 200 sites. Each
 * takes up, or secretes towards 1, at 10 /min in a cell of 2494 µm³ on a site of 8000 µm³.
 */
function relocating(side: number, minutes: number, of: 'oxygen' | 'chemokine'): Case {
  const rate = (10 * 2494) / 8000;
  const oxygen = of === 'oxygen';
  const next = sequence(side);
  const middle = (side - 1) / 2;
  const reach = 0.33 * side;
  const inside = Array.from({ length: side * side }, (_, i) => i).filter(
    (i) => ((i % side) - middle) ** 2 + (Math.floor(i / side) - middle) ** 2 <= reach * reach,
  );
  const taken = Math.round(0.45 * inside.length);
  let cells: number[] = [];
  return {
    name: `relocating cells, ${of}`,
    side,
    diffusion: oxygen ? 1e5 : 6000,
    start: oxygen ? 38 : 0,
    open: oxygen,
    every: 5,
    minutes,
    fine: oxygen ? 0.00125 : 0.01,
    ...(oxygen ? { scale: 38 } : {}),
    write(_, loss, source) {
      loss.fill(oxygen ? 0.1 : 0.02);
      source.fill(0);
      for (let k = 0; k < taken; k++) {
        const j = k + Math.floor(next() * (inside.length - k));
        [inside[k], inside[j]] = [inside[j], inside[k]];
      }
      cells = inside.slice(0, taken);
      for (const i of cells) {
        loss[i] += rate;
        if (oxygen) continue;
        source[i] = rate;
      }
    },
    cells: () => cells,
  };
}

/** One site that secretes a chemokine at 0.5 nM/min, either fixed or moving on by a site every ten minutes. */
function secreting(side: number, minutes: number, moves: boolean): Case {
  const middle = side >> 1;
  let at = middle * side + middle;
  const near = () => [at, at - 1, at + 1, at - side, at + side];
  return {
    name: moves ? 'a moving source' : 'one secreting site',
    side,
    diffusion: 3000,
    start: 0,
    open: false,
    every: 10,
    minutes,
    fine: 0.02,
    write(minute, loss, source) {
      if (moves && minute > 0) at++;
      loss.fill(0.023);
      source.fill(0);
      source[at] = 0.5;
    },
    cells: near,
  };
}

/** The solver steps, minutes, and the tolerances that are compared. */
const DOUGLAS = [0.125, 0.25, 0.5, 1] as const;
const TOLERANCES = [OXYGEN_TOLERANCE * 10, OXYGEN_TOLERANCE, OXYGEN_TOLERANCE / 10] as const;

/** Size and length of the cases, sites and minutes. */
export interface Extent {
  side: number;
  minutes: number;
}

/** Runs all cases; `onCase` is called before each. */
export function benchAccuracy({ side, minutes }: Extent, onCase: (name: string) => void = () => {}): AccuracyRow[] {
  const lod = [locallyOneDimensional(0.01), locallyOneDimensional(0.1)];
  const steps = (of: Case) => [
    ...DOUGLAS.map((dt) => douglas(dt, true, dt === defaultMinutes(of.diffusion))),
    douglas(defaultMinutes(of.diffusion), false),
  ];
  const run = (of: Case, schemes: Scheme[]): AccuracyRow[] => {
    onCase(of.name);
    return accuracyOf(of, schemes);
  };
  const chemokine = relocating(side, minutes, 'chemokine');
  const still = secreting(Math.min(side, 101), minutes, false);
  const moving = secreting(Math.min(side, 101), minutes, true);
  return [
    ...run(relocating(side, minutes, 'oxygen'), [...TOLERANCES.map(quasiSteady), ...lod]),
    ...run(chemokine, [...steps(chemokine), ...lod]),
    ...run(still, [...steps(still), ...lod]),
    ...run(moving, [...steps(moving), ...lod]),
    ...pointVessel(onCase),
  ];
}

/** Oxygen round a point vessel with Michaelis-Menten uptake, against the solution for a round vessel in a disc. */
function pointVessel(onCase: (name: string) => void): AccuracyRow[] {
  const name = 'a point vessel';
  onCase(name);
  const tissue = { diffusion: 1.2e5, maximum: 300, halfMaximum: 2.5, supply: 40, radius: 4, side: 81, reach: 5 };
  const exact = radialOxygen({ ...tissue, edge: SITE * Math.sqrt(tissue.side ** 2 / Math.PI) });
  return TOLERANCES.map((tolerance) => {
    const { width, kernels, take, lattice, faceX, faceY, each } = place(tissue);
    const [p, uptake, held] = [lattice(), lattice(), lattice()];
    const scratch = take(oxygenScratchBytes(width, width));
    const result = take(OXYGEN_RESULT_BYTES);
    const at = (tissue.side >> 1) * width + (tissue.side >> 1);
    each((_, i) => {
      uptake[i] = tissue.maximum;
    });
    held[at] = 1;
    p[at] = tissue.supply;
    const factor = vesselFactor(tissue.radius);
    for (const i of [at, at - 1]) faceX[i] *= factor;
    for (const i of [at, at - width]) faceY[i] *= factor;
    kernels.oxygenPrepare(faceX.byteOffset, faceY.byteOffset, held.byteOffset, width, width, scratch);
    const spent = timed(() =>
      kernels.oxygenSolve(
        p.byteOffset,
        uptake.byteOffset,
        faceX.byteOffset,
        faceY.byteOffset,
        held.byteOffset,
        width,
        width,
        tissue.diffusion / (SITE * SITE),
        tissue.halfMaximum,
        tolerance,
        60,
        scratch,
        result,
        0,
      ),
    );
    const deviations = Array.from({ length: tissue.reach }, (_, k) => {
      const truth = exact((k + 1) * SITE);
      return { error: Math.abs(p[at + k + 1] - truth), truth };
    });
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const relative = deviations.map(({ error, truth }) => error / truth);
    return {
      case: name,
      scheme: `quasi-steady to ${tolerance}`,
      default: tolerance === OXYGEN_TOLERANCE,
      errors: {
        relative: Math.sqrt(
          mean(deviations.map(({ error }) => error ** 2)) / mean(deviations.map(({ truth }) => truth ** 2)),
        ),
        largest: Math.max(...deviations.map(({ error }) => error)) / tissue.supply,
        meanAtCells: mean(relative),
        largestAtCells: Math.max(...relative),
        firstMinute: Number.NaN,
      },
      // From 0 everywhere; a step that starts from the last solution takes a fraction of this time.
      secondsPerHour: (spent / 1000) * 10,
    };
  });
}
