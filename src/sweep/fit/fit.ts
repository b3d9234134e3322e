/** Fits the factors of a sweep to measured values: its generations are sweeps themselves, in their own folders. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sequenceOf } from '../../base/seed.ts';
import { makeFolder, writeWhole } from '../../files/write-whole.ts';
import { allOutcomes, doneRuns, FolderError, planDigest, writePlan } from '../folder.ts';
import { type Output, outputsOf } from '../outputs.ts';
import { designOf, type Plan } from '../plan.ts';
import { improve, type Options, type Particle, type Posterior, reject } from './bayes.ts';
import type { Target } from './fit-targets.ts';

/** Identifies a fit; another fit needs another folder. */
interface About {
  stroma: 1;
  /** Digest of the plan of the sweep. */
  plan: string;
  targets: readonly Target[];
  particles: number;
}

const ABOUT = 'fit.json';

/** Designs whose points are a sample of the prior: spread evenly over all ranges. */
const SAMPLES = ['latinHypercube', 'sobol'];

/** Why a sweep can't be fitted, or null. */
export function whyNot({ factors, design, points }: Plan, { particles }: { particles: number }): string | null {
  if (!SAMPLES.includes(design.kind)) return `found a ${design.kind} design, expected ${SAMPLES.join(' or ')}`;
  const listed = factors.find(({ range }) => range === null);
  if (listed) return `found a list of values for ${listed.name}, expected a range: it is the prior`;
  return points < particles ? `found ${points} points, expected at least as many as particles, ${particles}` : null;
}

/** A point that was tried. */
export interface Tried extends Pick<Particle, 'shares' | 'distance' | 'generation' | 'batch' | 'point'> {
  /** What its runs gave, in the order of `Fit.outputs`. */
  values: readonly number[];
}

/** A posterior, and every point that was tried for it, those of the sweep included. */
export interface Fit {
  posterior: Posterior;
  tried: readonly Tried[];
  /** All that was read of the runs, targets or not. */
  outputs: readonly Omit<Output, 'points'>[];
}

/** Does those runs of a plan, in a folder, that are not yet done. */
export type Doing = (folder: string, plan: Plan, undone: Int32Array) => Promise<void>;

/**
 * @param folder of the sweep, all of whose runs are done
 * @param out folder of the fit; a fit already there is continued
 */
export async function fit(
  folder: string,
  out: string,
  plan: Plan,
  targets: readonly Target[],
  options: Pick<Options, 'particles' | 'generations' | 'tell'>,
  doing: Doing,
): Promise<Fit> {
  claim(out, { stroma: 1, plan: planDigest(plan), targets, particles: options.particles });
  const { at } = designOf(plan);
  const points = Array.from({ length: plan.points }, (_, i) => at(i));
  const outputs = outputsOf(plan, allOutcomes(folder, plan));
  const distances = distancesOf(plan, outputs, targets);
  const tried: Tried[] = [];
  const note = (
    given: readonly (readonly number[])[],
    generation: number,
    batch: number,
    own: Output[],
    far: number[],
  ) =>
    given.forEach((shares, i) => {
      const values = outputs.map((output) => own.find(isSame(output))?.points[i] ?? Number.NaN);
      tried.push({ shares, distance: far[i], generation, batch, point: i + 1, values });
    });
  note(points, 0, 1, outputs, distances);
  const start = reject(points, distances, options);
  if (start.population.length < 2)
    throw new FolderError(`${folder}: found no two points that give all targets a value, expected a sweep that does`);
  const simulate = async (shares: readonly number[][], generation: number, batch: number): Promise<number[]> => {
    const own = batchPlan(plan, shares, generation, batch);
    const place = batchFolder(out, generation, batch);
    writePlan(place, own);
    const done = doneRuns(place, own);
    const undone = Int32Array.from({ length: own.runs }, (_, i) => i + 1).filter((run) => done[run] === 0);
    if (undone.length > 0) await doing(place, own, undone);
    const found = outputsOf(own, allOutcomes(place, own));
    const far = distancesOf(own, found, targets);
    note(shares, generation, batch, found, far);
    return far;
  };
  const random = (generation: number, batch: number): (() => number) =>
    sequenceOf(`${plan.seed}/fit/${generation}/${batch}`);
  return { posterior: await improve(start, simulate, { ...options, random }), tried, outputs };
}

/** Where the runs of a particle are, and their first number. */
export const batchFolder = (out: string, generation: number, batch: number): string =>
  join(out, `generation-${generation}`, `batch-${batch}`);

/** The sweep of some points of the same factors. */
export const batchPlan = (
  plan: Plan,
  shares: readonly (readonly number[])[],
  generation: number,
  batch: number,
): Plan => ({
  ...plan,
  id: `${plan.id}-fit-${generation}-${batch}`,
  seed: `${plan.seed}-fit-${generation}-${batch}`,
  design: { kind: 'points', shares },
  points: shares.length,
  runs: shares.length * plan.scenarios.length * plan.replicates,
});

function claim(out: string, about: About): void {
  const path = join(out, ABOUT);
  const text = `${JSON.stringify(about, null, 1)}\n`;
  if (existsSync(path)) {
    if (readFileSync(path, 'utf8') === text) return;
    throw new FolderError(`${out}: found a fit of another sweep, other targets or particles; expected another --out`);
  }
  makeFolder(out);
  writeWhole(path, text);
}

/** For each point, the largest distance to a target, in tolerances of that target; infinite where a run failed. */
export function distancesOf(plan: Plan, outputs: readonly Output[], targets: readonly Target[]): number[] {
  const pointsIn = (scenario: string, { measure, hours }: Target): readonly number[] =>
    outputs.find((one) => one.scenario === scenario && one.measure === measure && (hours === null || isAt(one, hours)))
      ?.points ?? [];
  const readings = targets.map((target) => pointsIn(target.scenario, target));
  const divisors = targets.map((target) => (target.relativeTo === null ? null : pointsIn(target.relativeTo, target)));
  return Array.from({ length: plan.points }, (_, point) => {
    const each = targets.map(({ value, tolerance }, k) => {
      const divisor = divisors[k];
      const reached = (readings[k][point] ?? Number.NaN) / (divisor === null ? 1 : (divisor[point] ?? Number.NaN));
      return Number.isFinite(reached) ? Math.abs(reached - value) / tolerance : Number.POSITIVE_INFINITY;
    });
    return Math.max(...each);
  });
}

const isAt = ({ hours }: Output, other: number): boolean => Math.abs(hours - other) < SAME_HOURS;

/** Whether another output is of the same scenario, measure and time. */
const isSame =
  ({ scenario, measure, hours }: Output) =>
  (other: Output): boolean =>
    other.scenario === scenario && other.measure === measure && isAt(other, hours);

/** Hours by which the times of a reading and a target may differ while counting as equal. */
const SAME_HOURS = 1e-6;
