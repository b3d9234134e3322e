/** run.json: all that a run is, from which it can be done again, and digests of what came of it. */
import { z } from 'zod';
import { compile } from '../scenario/compile.ts';
import { EVIDENCE } from '../scenario/evidence.ts';
import type { ReadScenario } from '../scenario/read.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { modelDigest } from '../simulation/model-digest.ts';
import type { Command } from '../simulation/protocol.ts';
import { logProblems, logSchema } from './log.ts';

/** The same run gives the same file, byte by byte. */
export interface RunFile {
  /** Version of this file format. */
  stroma: 1;
  /** Version of Stroma that did the run. */
  version: string;
  /** Names core code and biology together. */
  modelDigest: string;
  seed: string;
  /** Steps done, settling included. */
  steps: number;
  /** Every command, with the step since time 0 that it comes before. */
  log: Command[];
  /** Digests at the recorded steps, which count from time 0. */
  digests: { step: number; digest: string }[];
  /** The scenario in full, in core units. */
  scenario: ReadScenario;
}

/** Names the model that a scenario starts with. */
export const modelOf = (scenario: ReadScenario): string => modelDigest(compile(scenario));

/** The text of the file of a run. */
export function runFileText(of: Omit<RunFile, 'stroma' | 'modelDigest'>): string {
  const { extends: _, ...scenario } = of.scenario;
  const file: RunFile = {
    stroma: 1,
    version: of.version,
    modelDigest: modelOf(of.scenario),
    seed: of.seed,
    steps: of.steps,
    log: of.log,
    digests: of.digests,
    scenario,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const step = z.int();
const digest = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const schema = z.object({
  stroma: z.literal(1),
  version: z.string(),
  modelDigest: digest,
  seed: z.string(),
  steps: z.int().min(0).max(1e9),
  log: logSchema,
  digests: z.array(z.strictObject({ step, digest })),
  scenario: scenarioSchema.extend({
    id: z.string(),
    provenance: z.record(z.string(), z.strictObject({ source: z.string(), evidence: z.enum(EVIDENCE) })),
    ranges: z.record(
      z.string(),
      z.strictObject({ unit: z.string(), low: z.number(), high: z.number(), help: z.string() }),
    ),
  }),
});

/** Whether parsed JSON holds a run, not a scenario. */
export const isRun = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'digests' in value && 'scenario' in value;

/** The run that parsed JSON holds, or every problem that it has. */
export function checkRunFile(value: unknown): { file: RunFile } | { problems: string[] } {
  const read = schema.safeParse(value);
  if (!read.success) {
    const lines = read.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message.replace('Invalid input: ', '')}`,
    );
    return { problems: ['found no run, expected the run.json that "stroma run … --out" writes', ...lines] };
  }
  const file = read.data as RunFile;
  const problems = logProblems(file.scenario, file.log);
  if (problems.length === 0) problems.push(...digestProblems(file));
  return problems.length > 0 ? { problems } : { file };
}

/** Digests of steps that the run does not have. */
function digestProblems({ scenario, steps, digests }: RunFile): string[] {
  const first = -Math.round(scenario.settle / scenario.step);
  const last = first + steps;
  if (digests.length === 0) return ['digests: found none, expected at least one'];
  let least = first;
  for (const { step } of digests) {
    if (step < least || step > last)
      return [`digests: found step ${step}, expected steps in order from ${first} to ${last}`];
    least = step + 1;
  }
  return [];
}
