/** The two files that a run leaves: run.json, from which it can be done again, and measures.csv. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { csvLine } from '../base/csv.ts';
import { writeWhole } from '../files/write.ts';
import { compile } from '../scenario/compile.ts';
import { unknownName } from '../scenario/nearest.ts';
import { keysAt } from '../scenario/paths.ts';
import { EVIDENCE } from '../scenario/quantity.ts';
import type { ReadScenario } from '../scenario/read.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { modelDigest } from '../simulation/opened.ts';
import type { Command } from '../simulation/protocol.ts';
import type { RunRecord } from '../simulation/record.ts';
import { wrong } from './failure.ts';
import { version } from './home.ts';

/** All that a run is, and what came of it. The same run gives the same file, byte by byte. */
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

export function writeRunFiles(folder: string, { run, steps, rows, measures }: RunRecord): void {
  const { extends: _, ...scenario } = run.scenario;
  const file: RunFile = {
    stroma: 1,
    version: version(),
    modelDigest: modelOf(run.scenario),
    seed: run.seed,
    steps,
    log: run.log,
    digests: rows.map(({ step, digest }) => ({ step, digest })),
    scenario,
  };
  const table = rows.flatMap(({ step, hours, values }) =>
    measures.map(({ id }, i) => csvLine([step, hours, id.slice(0, id.indexOf('.')), id, values[i]!])),
  );
  writeWhole(join(folder, 'measures.csv'), csvLine(['step', 'hours', 'tissue', 'measure', 'value']) + table.join(''));
  writeWhole(join(folder, 'run.json'), `${JSON.stringify(file, null, 1)}\n`);
}

const step = z.int();
const disc = { tissue: z.string(), x: z.number(), y: z.number(), radius: z.number() };
const command = z.discriminatedUnion('do', [
  z.strictObject({ step, do: z.literal('set'), path: z.string(), value: z.number() }),
  z.strictObject({ step, do: z.literal('dose'), drug: z.string(), amount: z.number() }),
  z.strictObject({ step, do: z.literal('add'), species: z.string(), amount: z.number(), ...disc }),
  z.strictObject({ step, do: z.literal('place'), cell: z.string(), ...disc }),
  z.strictObject({ step, do: z.literal('remove'), cell: z.string().optional(), ...disc }),
  z.strictObject({ step, do: z.literal('knockout'), path: z.string() }),
]);
const digest = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const schema = z.object({
  stroma: z.literal(1),
  version: z.string(),
  modelDigest: digest,
  seed: z.string(),
  steps: z.int().min(0).max(1e9),
  log: z.array(command),
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

/** Whether a file holds a run, not a scenario. */
export function isRunFile(path: string): boolean {
  const value = path.endsWith('.json') ? parsed(path) : null;
  return typeof value === 'object' && value !== null && 'digests' in value && 'scenario' in value;
}

/** Reads run.json. Throws every problem that it has. */
export function readRunFile(path: string): RunFile {
  const value = parsed(path);
  if (value === null) throw wrong(`${path}: found no JSON, expected the run.json that "stroma run … --out" writes`);
  const read = schema.safeParse(value);
  if (read.success) return inOrder(path, withKnownNames(path, read.data as RunFile));
  const lines = read.error.issues.map(
    ({ path: at, message }) => `${path}: ${at.join('.')}: ${message.replace('Invalid input: ', '')}`,
  );
  throw wrong([`${path}: found no run, expected the run.json that "stroma run … --out" writes`, ...lines].join('\n'));
}

/** Refuses commands that its scenario cannot carry out. */
function withKnownNames(path: string, file: RunFile): RunFile {
  const { scenario, log } = file;
  const first = -Math.round(scenario.settle / scenario.step);
  const lines = log.flatMap((command, i) => {
    const bad = (key: string, written: string, what: string, names: readonly string[]): string[] =>
      names.includes(written) ? [] : [`${path}: log.${i}.${key}: ${unknownName(written, what, names)}`];
    const found =
      command.step < first ? [`${path}: log.${i}.step: found ${command.step}, expected ${first} or later`] : [];
    switch (command.do) {
      case 'set':
      case 'knockout':
        if (keysAt(scenario, command.path) === null)
          found.push(`${path}: log.${i}.path: found "${command.path}", expected a path of the scenario`);
        return found;
      case 'dose':
        return [...found, ...bad('drug', command.drug, 'a drug', Object.keys(scenario.drugs))];
      case 'add':
        found.push(...bad('species', command.species, 'a species', Object.keys(scenario.species)));
        break;
      default:
        if (command.cell !== undefined)
          found.push(...bad('cell', command.cell, 'a cell type', Object.keys(scenario.cells)));
    }
    return [...found, ...bad('tissue', command.tissue, 'a tissue', Object.keys(scenario.tissues))];
  });
  if (lines.length > 0) throw wrong(lines.join('\n'));
  return file;
}

/** Refuses digests of steps that the run does not have. */
function inOrder(path: string, file: RunFile): RunFile {
  const first = -Math.round(file.scenario.settle / file.scenario.step);
  let least = first;
  for (const { step } of file.digests) {
    if (step < least || step > first + file.steps)
      throw wrong(
        `${path}: digests: found step ${step}, expected steps in order from ${first} to ${first + file.steps}`,
      );
    least = step + 1;
  }
  if (least === first) throw wrong(`${path}: digests: found none, expected at least one`);
  return file;
}

function parsed(path: string): unknown {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw wrong(`${path}: found no such file, expected a run.json`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
