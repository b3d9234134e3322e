/** Published and exact results that the simulator is held to: which there are, and running them. */
import { type ReadScenario, readScenario } from '../scenario/read.ts';
import type { Target } from '../scenario/table/target.ts';
import { makeBench } from './bench.ts';
import { estimate, measuresRead } from './estimate.ts';
import { judge, type TargetResult } from './result.ts';

/** In the order of their numbers; each is `scenarios/validation/<id>.yaml`. */
export const TARGET_IDS = [
  'D1',
  'D2',
  'D5',
  'D6',
  'D8',
  'D9',
  'D10',
  'D14',
  'D15',
  'D16',
  'D17',
  'D27',
  'D28',
] as const;

export type Files = (path: string) => string | null;
/** Told after every seed of a target. */
export type Report = (progress: { id: string; seed: number; of: number }) => void;

export const pathOfTarget = (id: string): string => `scenarios/validation/d${id.slice(1).padStart(2, '0')}.yaml`;

/** Estimates targets one after the other, each through the engine's own step from its scenario file. */
export async function runTargets(
  ids: readonly string[],
  files: Files,
  report: Report = () => undefined,
  seeds?: number,
): Promise<TargetResult[]> {
  const results: TargetResult[] = [];
  for (const id of ids) results.push(await runTarget(id, files, report, seeds));
  return results;
}

/** Reads the scenario of a target; throws every problem that it has. */
export function readTarget(id: string, files: Files): { scenario: ReadScenario; target: Target } {
  if (!TARGET_IDS.includes(id as never)) throw new Error(`found "${id}", expected one of ${TARGET_IDS.join(', ')}`);
  const path = pathOfTarget(id);
  const text = files(path);
  if (text === null) throw new Error(`${path}: no such file`);
  const { scenario, problems } = readScenario(path, text, files);
  if (!scenario) throw new Error(problems.join('\n'));
  if (!scenario.target) throw new Error(`${path}: found no target`);
  return { scenario, target: scenario.target };
}

async function runTarget(id: string, files: Files, report: Report, wanted?: number): Promise<TargetResult> {
  const { scenario, target } = readTarget(id, files);
  const seeds = wanted ?? target.seeds;
  const values: Record<string, number>[] = [];
  for (let n = 1; n <= seeds; n++) {
    const seed = n === 1 ? scenario.seed : `${scenario.seed}-${n}`;
    values.push(estimate(makeBench(scenario, seed, measuresRead(target.probe)), target.probe));
    report({ id, seed: n, of: seeds });
    await undefined;
  }
  return judge(scenario, target, values);
}
