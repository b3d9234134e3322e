import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { unknownName } from '../base/nearest.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { rangeOf, type TargetResult } from '../validation/target-result.ts';
import { type Report, runTargets, TARGET_IDS, targetsDigest } from '../validation/targets.ts';
import { failed, wrong } from './failure.ts';
import { ownFile } from './home.ts';
import { intervalText, readWhole, table, valueText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { startPool } from './thread-pool.ts';
import { plotOf } from './validation/validation-plot.ts';
import { describeValidation, pictureName } from './validation/validation-report.ts';

interface ValidateFlags {
  out?: string;
  seeds?: string;
  json?: boolean;
  progress?: boolean;
}

export function addValidate(program: Command): void {
  program
    .command('validate')
    .argument('[id...]', `targets: ${TARGET_IDS.join(', ')}; by default all`)
    .summary("compares published results with the simulator's own")
    .description(
      'Runs the scenarios in scenarios/validation and compares them with published or exact results. For each, prints the\n' +
        'estimate with its 95 % interval over seeds, what is accepted, and whether it passes. The exit code is 1 if one fails.',
    )
    .option('--seeds <n>', 'number of seeds for each target, in place of its own')
    .option(
      '--out <file>',
      'writes the table to FILE.md, and a picture of every target and results.json to the folder FILE',
    )
    .option('--json', 'prints JSON: [{ id, kind, estimate, low, high, accept, pass, seeds }]')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(validate);
}

async function validate(given: string[], flags: ValidateFlags): Promise<void> {
  const ids = given.length === 0 ? [...TARGET_IDS] : [...new Set(given.map(findTarget))];
  const seeds = flags.seeds === undefined ? undefined : readWhole(flags.seeds, '--seeds', 1, 10_000);
  const report = flags.out === undefined ? undefined : prepareReport(flags.out);
  const progress = reportProgress({
    label: 'validate',
    total: 1,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const pool = startPool();
  const tell: Report = ({ id, seed, done, of, share }) =>
    progress.update(share, `${done} of ${of} runs, ${id} seed ${seed}`);
  const results = await runTargets(ids, ownFile, tell, seeds, pool.run).finally(() => pool.end());
  progress.finish();
  report?.(results, ids, seeds);
  print(flags.json ? resultsJson(results) : describeResults(results));
  const missed = results.filter(({ pass }) => !pass).map(({ id }) => id);
  if (missed.length > 0) throw failed(`validate: ${missed.join(', ')} did not pass`);
}

const EXTENSION = '.md';

/** Makes the folders of a report before the work starts; returns a function that writes the report. */
function prepareReport(out: string) {
  if (!out.endsWith(EXTENSION)) throw wrong(`--out: found "${out}", expected a name that ends in ${EXTENSION}`);
  const name = basename(out, EXTENSION);
  const folder = join(dirname(out), name);
  makeFolder(folder);
  return (results: readonly TargetResult[], ids: readonly string[], seeds: number | undefined): void => {
    const asked = [
      ...(ids.length === TARGET_IDS.length ? [] : ids),
      ...(seeds === undefined ? [] : ['--seeds', String(seeds)]),
    ];
    const command = ['npx stroma validate', ...asked, '--out', out].join(' ');
    for (const result of results) writeWhole(join(folder, pictureName(result)), plotOf(result));
    writeWhole(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
    writeWhole(out, describeValidation(results, { command, digest: targetsDigest(ids, ownFile), pictures: name }));
  };
}

function findTarget(written: string): string {
  const found = TARGET_IDS.find((id) => id.toLowerCase() === written.toLowerCase());
  if (found === undefined) throw wrong(`validate: ${unknownName(written, 'a target', TARGET_IDS)}`);
  return found;
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
