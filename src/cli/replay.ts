import type { Command } from 'commander';
import { modelDigestOf, otherCore, type RunFile } from '../link/run-file.ts';
import { closeRun, digestOf, openRun, stepOnce } from '../run/run.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import { failed } from './failure.ts';
import { inTurns, readThreads, startHelpers, THREADS_HELP } from './helpers.ts';
import { version } from './home.ts';
import { timeText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { readRunFile } from './write-run.ts';

interface ReplayResult {
  same: boolean;
  /** Digests compared, up to the first that differs. */
  compared: number;
  /** Whether this Stroma has the model with which the run was computed. */
  sameModel: boolean;
  first: { step: number; expected: string; found: string } | null;
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .argument('<run.json>', 'the run.json that a run with --out wrote')
    .summary('repeats a run and compares every digest')
    .description('Repeats a run and compares every digest. The exit code is 1 if one differs.')
    .option('--threads <n>', THREADS_HELP)
    .option('--json', 'prints one JSON object')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(replay);
}

interface ReplayFlags {
  json?: boolean;
  progress?: boolean;
  threads?: string;
}

async function replay(path: string, flags: ReplayFlags): Promise<void> {
  const file = readRunFile(path);
  const model = modelDigestOf(file.scenario);
  const sameModel = model === file.modelDigest;
  const other = otherCore(file);
  if (other) process.stderr.write(`${path}: ${other}\n`);
  else if (!sameModel) {
    process.stderr.write(
      `${path}: was run with model ${file.modelDigest} of Stroma ${file.version}; this is model ${model} of Stroma ${version()}\n`,
    );
  }
  const result = { ...(await inTurns(compare(file, flags))), sameModel };
  if (flags.json) print(JSON.stringify(result));
  if (result.first) {
    const { step, expected, found } = result.first;
    const when = timeText((step * file.scenario.step) / 60);
    throw failed(`${path}: digests part at step ${step} (${when}): found ${found}, expected ${expected}`);
  }
  if (!flags.json)
    print(`${path}: ${result.compared} digests are the same, the last one ${file.digests.at(-1)?.digest ?? ''}`);
}

function* compare(file: RunFile, flags: ReplayFlags): Generator<void, Omit<ReplayResult, 'sameModel'>> {
  const helpers = startHelpers(readThreads(flags.threads, file.scenario));
  const run = openRun(file.scenario, file.seed, file.log, { helpers });
  const { world } = run.engine;
  const progress = reportProgress({
    label: `replay of ${file.scenario.id}, seed ${file.seed}`,
    total: file.steps,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  let compared = 0;
  let first: ReplayResult['first'] = null;
  for (const { step, digest } of file.digests) {
    while (stepOf(world) < step) {
      stepOnce(run);
      progress.update(stepOf(world) + world.model.settle, () => timeText(hoursOf(world)));
      yield;
    }
    compared++;
    const found = digestOf(run);
    if (found === digest) continue;
    first = { step, expected: digest, found };
    break;
  }
  progress.finish();
  closeRun(run);
  return { same: first === null, compared, first };
}
