/** Published and exact results against which the simulator is checked: the list of them, and how they are run. */
import type { Prepared } from '../scenario/prepared.ts';
import { readScenario } from '../scenario/read/read-scenario.ts';
import { makeBench } from './bench.ts';
import { estimate, measuresRead, pooled } from './estimate.ts';
import type { Asked } from './target-digest.ts';
import { judge, type TargetResult } from './target-result.ts';

/** In numerical order; each is `scenarios/validation/<id>.yaml`. */
export const TARGET_IDS: readonly string[] = Array.from({ length: 38 }, (_, i) => `D${i + 1}`);

export type Files = (path: string) => string | null;
/** Called after every seed of a target: how many are done, of how many, and about what share of the work that is. */
export type Report = (progress: { id: string; seed: number; done: number; of: number; share: number }) => void;

export const pathOfTarget = (id: string): string => `scenarios/validation/d${id.slice(1).padStart(2, '0')}.yaml`;

/** One seed of a target: the piece of work handed out to threads. Plain data. */
export interface SeedJob extends Asked {
  seed: string;
}

/** Does one piece of work, here or on another thread. */
export type Doing = (job: SeedJob) => Promise<Record<string, number>>;

/**
 * Estimates targets, each with the engine's own step from its scenario file. All pieces are handed over at once,
 * those of the longest runs first; which thread does a piece, and when, does not affect any number.
 */
export async function runTargets(
  targets: readonly Asked[],
  {
    report = () => {},
    seeds,
    doing = async (job) => estimateSeed(job),
    found = () => {},
  }: {
    report?: Report;
    seeds?: number | undefined;
    doing?: Doing;
    /** Called with the result of a target as soon as its runs are done. */
    found?: (result: TargetResult) => void;
  } = {},
): Promise<TargetResult[]> {
  const values = targets.map((): Record<string, number>[] => []);
  const left = targets.map(({ target }) => seeds ?? target.seeds);
  const results: TargetResult[] = [];
  const jobs = targets.flatMap(({ scenario, target }, t) =>
    Array.from({ length: seeds ?? target.seeds }, (_, n) => ({ t, n, length: lengthOf(scenario) })),
  );
  jobs.sort((a, b) => b.length - a.length || a.t - b.t || a.n - b.n);
  const work = jobs.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  let worked = 0;
  await Promise.all(
    jobs.map(async ({ t, n, length }) => {
      const { scenario, target } = targets[t];
      const seed = n === 0 ? scenario.seed : `${scenario.seed}-${n + 1}`;
      values[t][n] = await doing({ scenario, target, seed });
      if (--left[t] === 0) {
        results[t] = judge(targets[t], pooled(target.probe, values[t]), values[t].length);
        found(results[t]);
      }
      worked += length;
      report({ id: target.id, seed: n + 1, of: jobs.length, done: ++done, share: worked / work });
    }),
  );
  return results;
}

/** Relative duration of a run: sites × steps × arms. */
const lengthOf = ({ tissues, duration, settle, step, arms }: Prepared): number =>
  Object.values(tissues).reduce((sum, { width, height }) => sum + width * height, 0) *
  ((duration + settle) / step) *
  (1 + Object.keys(arms).length);

/** The numbers of one seed. */
export const estimateSeed = ({ scenario, target, seed }: SeedJob): Record<string, number> =>
  estimate(makeBench(scenario, seed, measuresRead(target.probe)), target.probe);

/** Reads the scenario of a target that comes with Stroma; throws an error with all of its problems. */
export function readTarget(id: string, files: Files): Asked {
  if (!TARGET_IDS.includes(id)) throw new Error(`found "${id}", expected one of ${TARGET_IDS.join(', ')}`);
  const path = pathOfTarget(id);
  const text = files(path);
  if (text === null) throw new Error(`${path}: no such file`);
  const { scenario, problems } = readScenario(path, text, files);
  if (!scenario) throw new Error(problems.join('\n'));
  if (!scenario.target) throw new Error(`${path}: found no target`);
  return { scenario, target: scenario.target };
}
