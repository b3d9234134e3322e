/** study.json: several runs of a scenario in one folder, and which of them are done. */
import { z } from 'zod';
import { here, isSameCore, recordedWith } from '../run/written.ts';
import { MAX_STEPS } from '../scenario/limits.ts';
import { type Prepared, prepare } from '../scenario/prepared.ts';
import { explainIssues } from '../scenario/read/explain-issues.ts';
import type { Json } from '../scenario/read/plain-tree.ts';
import { provenanceSchema } from '../scenario/read/provenance.ts';
import { scenarioOf } from './run-file.ts';

/** What is to be run: each seed with each arm. The same study gives the same runs. */
export interface StudyPlan {
  /** Arms in order; the first is the one that others are compared with. */
  arms: string[];
  /** Whether the arms are compared. */
  compare: boolean;
  /** The first seed; the others follow from it. */
  seed: string;
  seeds: number;
  /** Steps of a run of each arm, settling included. */
  steps: number[];
  /** Steps between two recorded rows. */
  every: number;
  scenario: Prepared;
  /** Width of an interval that a comparison says how many seeds it needs for, as written. */
  width: string;
  /** Whether the last state of every run is kept. */
  saveState: boolean;
}

/** A width, and whether it is a share of a mean: `0.5`, `10%`. */
export const WIDTH = /^\s*(\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(%?)\s*$/i;
export const USUAL_WIDTH = '10%';

export interface DoneRun {
  run: number;
  seed: string;
  arm: string;
  /** Digest of its last state, and of the text of its measures. */
  digest: string;
  measures: string;
}

const digest = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const schema = z.strictObject({
  stroma: z.literal(1),
  version: z.string().max(40),
  core: z.string().max(40),
  arms: z.array(z.string()).min(1).max(100),
  compare: z.boolean(),
  seed: z.string(),
  seeds: z.int().min(1).max(100_000),
  every: z.int().min(1).max(MAX_STEPS),
  steps: z.array(z.int().min(0).max(MAX_STEPS)),
  runs: z.array(z.strictObject({ run: z.int().min(1), seed: z.string(), arm: z.string(), digest, measures: digest })),
  width: z.string().regex(WIDTH, 'expected a width such as 10% or 0.5').default(USUAL_WIDTH),
  saveState: z.boolean().default(false),
  scenario: z.looseObject({ id: z.string(), provenance: provenanceSchema }),
});

/** The text of a study; the same runs done give the same text. */
export function studyText(plan: StudyPlan, runs: readonly DoneRun[]): string {
  const { arms, compare, seed, seeds, steps, every, width, saveState } = plan;
  const { extends: _, ...scenario } = plan.scenario;
  const file = { stroma: 1, ...here, arms, compare, seed, seeds, steps, every, width, saveState, runs, scenario };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** What decides the runs of a study, by the option that asks for it. */
const DECIDES = {
  '--compare or --arm': ({ arms, compare }: StudyPlan) => [arms, compare],
  '--seed': ({ seed }: StudyPlan) => seed,
  '--until': ({ steps }: StudyPlan) => steps,
  '--every': ({ every }: StudyPlan) => every,
  '--measure': ({ scenario }: StudyPlan) => scenario.measure,
  'the scenario': ({ scenario: { extends: _, measure: __, ...scenario } }: StudyPlan) => scenario,
};

/** In what two plans differ besides their number of seeds and what is shown of them; nothing for the same study. */
export const differenceOf = (a: StudyPlan, b: StudyPlan): string[] =>
  Object.entries(DECIDES).flatMap(([name, part]) =>
    JSON.stringify(part(a)) === JSON.stringify(part(b)) ? [] : [name],
  );

/** A study as it stands in a file, and the version of Stroma that wrote it. */
export interface WrittenStudy {
  plan: StudyPlan;
  runs: DoneRun[];
  version: string;
}

/** The study in parsed JSON, or all its problems. */
export function checkStudy(value: unknown): WrittenStudy | { problems: string[] } {
  const read = schema.safeParse(value);
  const { scenario, lines } = scenarioOf(value);
  if (!read.success || !scenario) {
    const form = read.success ? [] : explainIssues(read.error, value as Json, schema);
    const told = form.map(({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`);
    return {
      problems: ['found no study, expected the one that "stroma run --seeds … --out" writes', ...told, ...lines],
    };
  }
  const { version, core, runs, stroma: _, scenario: written, ...plan } = read.data;
  if (!isSameCore({ version, core })) return { problems: [`was ${recordedWith({ version, core })}`] };
  if (plan.steps.length !== plan.arms.length)
    return { problems: [`steps: found ${plan.steps.length}, expected one for each of ${plan.arms.length} arms`] };
  return { plan: { ...plan, scenario: prepare({ ...scenario, provenance: written.provenance }) }, runs, version };
}
