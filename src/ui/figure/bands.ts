/** The range of a measure over other seeds: the runs shown are repeated beside the page with their commands. */
import { unnumbered } from '../../run/command.ts';
import type { Doing } from '../../sweep/connect-workers.ts';
import type { Arm } from '../run/arm.ts';
import { planOf } from '../run/plan-beside.ts';

/** Number of other seeds. */
export const SEEDS = 5;
/** Moments at which they are read. */
const MOMENTS = 100;

export interface BandPoint {
  hours: number;
  low: number;
  high: number;
}

/** The results so far. */
export interface Bands {
  done: number;
  all: number;
  /** By index of the run: its range over the seeds done, and their number. */
  of: { seeds: number; points: BandPoint[] }[];
  /** Why a run failed; '' if none has. */
  error: string;
}

/**
 * Repeats the runs with other seeds.
 * @param hours to which they go
 * @param heard receives the results so far, from the start
 */
export function computeBands(
  arms: readonly Arm[],
  { measure, seed, hours }: { measure: string; seed: string; hours: number },
  heard: (bands: Bands) => void,
): { end(): void } {
  const until = Math.round(hours * 60);
  const times = Array.from({ length: MOMENTS + 1 }, (_, i) => Math.round((i * until) / MOMENTS));
  const sides = arms.map((arm, i) => ({
    arm: String(i),
    scenario: arm.scenario!,
    log: arm.log.value.map(unnumbered),
  }));
  const plan = planOf({
    seed,
    sides,
    replicates: SEEDS,
    until,
    readings: sides.map(({ arm }) => ({ name: measure, arm, measure, reduce: null, at: [...new Set(times)], from: 0 })),
  });
  const known: Bands = { done: 0, all: plan.runs, of: arms.map(() => ({ seeds: 0, points: [] })), error: '' };
  let runs: Doing | null = null;
  let ended = false;
  const tell = () => heard({ ...known, of: known.of.map((one) => ({ ...one })) });
  tell();
  // Seed by seed, so that all runs have their bands early.
  const numbers = Array.from({ length: plan.runs }, (_, i) => i + 1).sort(
    (a, b) => ((a - 1) % SEEDS) - ((b - 1) % SEEDS) || a - b,
  );
  void import('../../sweep/connect-workers.ts').then(({ startRuns }) => {
    if (ended) return;
    runs = startRuns(plan, numbers, Math.max(1, navigator.hardwareConcurrency), ({ run, readings, error }) => {
      known.done++;
      if (error !== '') known.error = error;
      else widen(known.of[Math.floor((run - 1) / SEEDS)], readings);
      tell();
    });
    runs.over.catch((error: unknown) => {
      known.error = error instanceof Error ? error.message : String(error);
      known.done = known.all;
      tell();
    });
  });
  return {
    end() {
      ended = true;
      runs?.end();
    },
  };
}

/** Adds the course of one more seed. */
function widen(band: Bands['of'][number], readings: readonly { hours: number; value: number }[]): void {
  band.points = readings.map(({ hours, value }, i) => {
    const before = band.points[i];
    if (before === undefined) return { hours, low: value, high: value };
    return { hours, low: Math.min(before.low, value), high: Math.max(before.high, value) };
  });
  band.seeds++;
}
