import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../../src/run/command.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { root } from '../architecture/source.ts';

/** One run that every host has to do with the same bits. */
export interface Run {
  name: string;
  /** Scenario file, from the root of the project. */
  file: string;
  seed: string;
  /** Steps at which the digest is taken, ascending. */
  steps: number[];
  /** Changes to the file, `path=value`. */
  changes?: string[];
  /** Commands besides the scenario's own. */
  log?: Command[];
}

/** Reads and checks the scenario of a run; throws every problem that it has. */
export function scenarioOf(run: Run): Prepared {
  const text = readFileSync(join(root, run.file), 'utf8');
  const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { scenario, problems } = readScenario(run.file, text, textOf, run.changes);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}
