/** The project's files as the validation reads them, and the line it prints for a target. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { partsOf } from '../../src/scenario/target-parts.ts';
import { rangeOf, type TargetResult } from '../../src/validation/target-result.ts';
import { readTarget, runTargets } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';

export const files = (path: string): string | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;

/** The scenario at a path; throws every problem that it has. */
export function load(path: string): Prepared {
  const { scenario, problems } = readScenario(path, files(path)!, files);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}

/** Runs a target, whose estimate gives the numbers that it is said to, prints estimate and accepted interval of each of its numbers, and expects all of them to pass. */
export async function expectTarget(id: string, seeds?: number): Promise<TargetResult> {
  const asked = readTarget(id, files);
  const [result] = await runTargets([asked], { seeds });
  const given = [...result.parts.map(({ name }) => name), ...Object.keys(result.readings)];
  expect(given.sort()).toEqual(partsOf(asked.target.probe).sort());
  process.stdout.write(`${result.id} ${result.pass ? 'passes' : 'FAILS'}: ${result.note}\n`);
  const failed = result.parts.filter((part) => !part.pass);
  expect(failed.map((part) => `${part.says} ${part.estimate}, accepted ${rangeOf(part.accept)}`)).toEqual([]);
  expect(result.pass).toBe(true);
  return result;
}
