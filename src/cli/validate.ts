import { join } from 'node:path';
import type { Command } from 'commander';
import { unknownName } from '../base/nearest.ts';
import { KINDS as TARGET_KINDS } from '../scenario/schema/target.ts';
import type { Asked } from '../validation/target-digest.ts';
import { rangeOf, type TargetResult } from '../validation/target-result.ts';
import { type Report, readTarget, runTargets, TARGET_IDS } from '../validation/targets.ts';
import { failed, wrong } from './failure.ts';
import { home, ownFile } from './home.ts';
import { loadToRun } from './load-scenario.ts';
import { isFile } from './named-file.ts';
import { intervalText, readWhole, table, valueText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { startPool } from './thread-pool.ts';
import { ValidationFiles } from './validation/validation-files.ts';

interface ValidateFlags {
  out?: string;
  seeds?: string;
  kind?: string;
  again?: boolean;
  list?: boolean;
  json?: boolean;
  progress?: boolean;
}

export function addValidate(program: Command): void {
  program
    .command('validate')
    .argument(
      '[target...]',
      `${TARGET_IDS.join(', ')}, or scenario files with a target; by default all that come with Stroma`,
    )
    .summary("compares published results with the simulator's own")
    .description(
      'Runs the scenarios in scenarios/validation, or those of your own that have a target, and compares them with published\n' +
        'or exact results. For each, prints the estimate with its 95 % interval over seeds, what is accepted, and whether it passes. With --out, results are kept by the\n' +
        'digest of what decides them, and only what has changed since is run again. The exit code is 1 if one fails.',
    )
    .option('--kind <kind>', `only targets of a kind: ${TARGET_KINDS.join(', ')}`)
    .option('--seeds <n>', 'number of seeds for each target, in place of its own')
    .option(
      '--out <file>',
      'writes the table to FILE.md, and a picture of every target and results.json to the folder FILE',
    )
    .option('--again', 'with --out: runs also those whose kept results are of the target as it is now')
    .option('--list', 'names those without a result of the target as it is now, and runs none')
    .option('--json', 'prints JSON: [{ id, kind, estimate, low, high, accept, pass, seeds }]')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(validate);
}

/** The table that comes with Stroma. */
const OWN_TABLE = 'docs/validation.md';

async function validate(given: string[], flags: ValidateFlags): Promise<void> {
  const targets = (given.length === 0 ? TARGET_IDS : [...new Set(given)]).map(findTarget);
  const asked = ofKind(distinct(targets), flags.kind);
  const seeds = flags.seeds === undefined ? undefined : readWhole(flags.seeds, '--seeds', 1, 10_000);
  const files = flags.out === undefined ? undefined : new ValidationFiles(flags.out);
  if (flags.list) return list((files ?? new ValidationFiles(join(home(), OWN_TABLE))).stale(asked, seeds));
  if (flags.again && !files) throw wrong('--again: found no --out, expected one: without it every target is run');
  files?.open();
  const todo = files && !flags.again ? files.stale(asked, seeds) : asked;
  const made = await runAll(todo, seeds, flags, (result) => files?.keep(result));
  files?.write(asked, given.filter(isFile));
  const results = files?.resultsOf(asked) ?? made;
  print(flags.json ? resultsJson(results) : describeResults(results));
  const missed = results.filter(({ pass }) => !pass).map(({ id }) => id);
  if (missed.length > 0) throw failed(`validate: ${missed.join(', ')} did not pass`);
}

const list = (stale: readonly Asked[]): void =>
  print(stale.length === 0 ? 'none is of another scenario' : stale.map(({ target }) => target.id).join('\n'));

async function runAll(
  todo: readonly Asked[],
  seeds: number | undefined,
  { json, progress: lines }: ValidateFlags,
  found: (result: TargetResult) => void,
): Promise<TargetResult[]> {
  if (todo.length === 0) return [];
  const progress = reportProgress({ label: 'validate', total: 1, json: json ?? false, lines: lines ?? false });
  const pool = startPool();
  const report: Report = ({ id, seed, done, of, share }) =>
    progress.update(share, `${done} of ${of} runs, ${id} seed ${seed}`);
  const results = await runTargets(todo, { report, seeds, doing: pool.run, found }).finally(() => pool.end());
  progress.finish();
  return results;
}

/** A target that comes with Stroma, by its id, or that of a scenario file. */
function findTarget(written: string): Asked {
  const id = TARGET_IDS.find((one) => one.toLowerCase() === written.toLowerCase());
  if (id !== undefined) return readTarget(id, ownFile);
  if (!isFile(written))
    throw wrong(`validate: ${unknownName(written, 'a target or the path of a scenario', TARGET_IDS)}`);
  const { scenario } = loadToRun(written);
  if (!scenario.target) throw wrong(`${written}: found no target, expected one, as in scenarios/validation`);
  return { scenario, target: scenario.target };
}

/** Those of a kind; all where none is named. */
function ofKind(targets: readonly Asked[], kind: string | undefined): Asked[] {
  if (kind === undefined) return [...targets];
  if (!TARGET_KINDS.some((one) => one === kind))
    throw wrong(`--kind: ${unknownName(kind, `one of ${TARGET_KINDS.join(', ')}`, TARGET_KINDS)}`);
  const found = targets.filter(({ target }) => target.kind === kind);
  if (found.length === 0) throw wrong(`--kind: found no target that is ${kind} among those named`);
  return found;
}

/** Each target once; throws when two have the same id, by which results are told apart. */
function distinct(targets: readonly Asked[]): Asked[] {
  const known = new Map<string, Asked>();
  for (const one of targets) {
    const other = known.get(one.target.id);
    if (other && other.scenario.id !== one.scenario.id)
      throw wrong(`validate: ${other.scenario.id} and ${one.scenario.id} both call their target "${one.target.id}"`);
    known.set(one.target.id, one);
  }
  return [...known.values()];
}

/** JSON with a line for each target. */
function resultsJson(results: readonly TargetResult[]): string {
  const rows = results.map(({ id, kind, estimate, low, high, accept, pass, seeds }) =>
    JSON.stringify({ id, kind, estimate, low, high, accept, pass, seeds }),
  );
  return `[\n${rows.join(',\n')}\n]`;
}

/** A row for each target, with its description and the published result below it. */
function describeResults(results: readonly TargetResult[]): string {
  const rows = results.map((result) => [
    result.id,
    `${valueText(result.estimate)} ${result.unit}`.trim(),
    intervalText(result),
    rangeOf(result.accept),
    String(result.seeds),
    result.pass ? 'pass' : 'FAIL',
  ]);
  const head = ['target', 'estimate', 'interval', 'accepted', 'seeds', ''];
  const [first, ...lines] = table([head, ...rows], [4]).split('\n');
  const told = results.map(
    ({ title, published, source }, i) => `${lines[i]}\n        ${title}. Published: ${published} (${source})`,
  );
  return [first, ...told].join('\n');
}
