/** run.json: everything needed to repeat a run, and digests of its states. */
import { z } from 'zod';
import { type Command, unnumbered } from '../run/command.ts';
import { modelDigest } from '../run/model-digest.ts';
import { readValue } from '../run/read-value.ts';
import { here, isSameCore, recordedWith, type WrittenBy } from '../run/written.ts';
import { MAX_STEPS } from '../scenario/limits.ts';
import { isTree } from '../scenario/paths.ts';
import { modelOf, type Prepared, prepare } from '../scenario/prepared.ts';
import { explainIssues } from '../scenario/read/explain-issues.ts';
import type { Json } from '../scenario/read/plain-tree.ts';
import { provenanceSchema } from '../scenario/read/provenance.ts';
import { whole } from '../scenario/schema/quantity.ts';
import { logLines, logSchema } from './log-form.ts';

/** The same run gives the same file, byte for byte. */
export interface RunFile {
  /** Version of this file format. */
  stroma: 1;
  /** Versions of Stroma and of its core that computed the run; the first files do not state their core. */
  version: string;
  core?: string;
  /** Digest of the core code and the biology. */
  modelDigest: string;
  seed: string;
  /** Steps done, settling included. */
  steps: number;
  /** Every command, with the step (since time 0) before which it applies. */
  log: Command[];
  /** Digests at the recorded steps, which count from time 0. */
  digests: { step: number; digest: string }[];
  /** The scenario in full, in core units. */
  scenario: Prepared;
}

/** Digest of the model with which a scenario starts. */
export const modelDigestOf = (scenario: Prepared): string => modelDigest(modelOf(scenario));

/** The text of the file of a run. */
export const runFileText = (of: RunParts): string => `${JSON.stringify(runFileOf(of), null, 1)}\n`;

/** What a run file holds besides the versions that wrote it. */
export type RunParts = Omit<RunFile, 'stroma' | 'version' | 'core' | 'modelDigest'>;

export function runFileOf(of: RunParts): RunFile {
  const { extends: _, ...scenario } = of.scenario;
  return {
    stroma: 1,
    ...here,
    modelDigest: modelDigestOf(of.scenario),
    seed: of.seed,
    steps: of.steps,
    log: of.log.map(unnumbered),
    digests: of.digests,
    scenario: scenario as Prepared,
  };
}

const step = z.int();
const digest = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const schema = z.object({
  stroma: z.literal(1),
  version: z.string().max(40),
  core: z.string().max(40).optional(),
  modelDigest: digest,
  seed: z.string(),
  steps: whole({ low: 0, high: MAX_STEPS, help: 'steps done' }),
  log: logSchema,
  digests: z.array(z.strictObject({ step, digest })),
  scenario: z.looseObject({
    id: z.string(),
    provenance: provenanceSchema,
  }),
});

/** Whether parsed JSON holds a run, not a scenario. */
export const isRun = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'digests' in value && 'scenario' in value;

/** The run in parsed JSON, or all its problems. */
export function checkRunFile(value: unknown): { file: RunFile } | { problems: string[] } {
  const read = schema.safeParse(value);
  const { scenario, lines } = scenarioOf(value);
  if (!read.success) {
    const form = explainIssues(read.error, value as Json, schema).map(
      ({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`,
    );
    return { problems: ['found no run, expected the run.json that "stroma run … --out" writes', ...form, ...lines] };
  }
  if (!scenario) return { problems: lines };
  const { provenance } = read.data.scenario;
  const file = { ...read.data, scenario: prepare({ ...scenario, provenance }) } as RunFile;
  const problems = [...logLines(scenario, file.log), ...digestProblems(file)];
  return problems.length > 0 ? { problems } : { file };
}

/** The scenario of a possible run or study, or its problems, one line each. */
export function scenarioOf(value: unknown): { scenario: Prepared | null; lines: string[] } {
  const written = isTree(value) ? value.scenario : undefined;
  if (!isTree(written)) return { scenario: null, lines: [] };
  const { id, provenance: _, ranges: __, ...plain } = written;
  const { scenario, problems } = readValue(plain, String(id));
  return {
    scenario,
    lines: problems.map(({ path, message }) => `${['scenario', ...path].map(String).join('.')}: ${message}`),
  };
}

/** The version that computed the run; undefined for the first files, which name no core. */
export const writtenBy = ({ version, core }: RunFile): WrittenBy | undefined =>
  core === undefined ? undefined : { version, core };

/** Why the digests of a run may differ here: it has another core. Null if they must be the same. */
export const otherCore = (file: RunFile): string | null =>
  isSameCore(writtenBy(file)) ? null : recordedWith(writtenBy(file));

/** Problems with digests outside the run or out of order, and with a run that does not end at its last digest. */
function digestProblems({ scenario, steps, digests }: RunFile): string[] {
  const first = -Math.round(scenario.settle / scenario.step);
  const last = first + steps;
  if (digests.length === 0) return ['digests: found none, expected at least one'];
  let least = first;
  for (const [i, { step }] of digests.entries()) {
    if (step < least || step > last)
      return [`digests.${i}.step: found step ${step}, expected steps in order from ${first} to ${last}`];
    least = step + 1;
  }
  const end = digests.at(-1)!.step;
  if (end === last) return [];
  return [
    `steps: found ${steps}, expected ${end - first}: the last digest is that of step ${end}, the first step is ${first}`,
  ];
}
