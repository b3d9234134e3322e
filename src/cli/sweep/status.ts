import type { Command } from 'commander';
import { findRuns } from '../../sweep/folder.ts';
import { rangesText, readWhole, table } from '../numbers.ts';
import { print } from '../print.ts';
import { onFolder, planIn, tell } from './files.ts';
import { partsLeft } from './shard.ts';
import { MAX_TASKS } from './slurm.ts';

export function addStatus(sweep: Command): void {
  sweep
    .command('status')
    .argument('<folder>', 'the folder of a sweep')
    .summary('says which runs are done, failed and left')
    .description(
      'Says which runs of a sweep are done, failed and left, and names files that are damaged or no runs.\n' +
        'With --tasks it says which tasks of a job array, or which parts, have runs left.',
    )
    .option('--tasks <n>', 'number of tasks of the job array, or of parts')
    .option('--json', 'prints one JSON object')
    .action(status);
}

function status(folder: string, flags: { tasks?: string; json?: boolean }): void {
  const plan = planIn(folder);
  const tasks = flags.tasks === undefined ? null : readWhole(flags.tasks, '--tasks', 1, MAX_TASKS);
  const { done, failed, notes } = onFolder(() => findRuns(folder, plan));
  const left = Array.from({ length: plan.runs }, (_, i) => i + 1).filter((number) => done[number] === 0);
  const parts = tasks === null ? null : partsLeft(left, tasks);
  const bad = [...failed].sort((a, b) => a - b);
  if (flags.json) {
    print(JSON.stringify({ runs: plan.runs, done: plan.runs - left.length, failed: bad, left, parts, notes }));
    return;
  }
  tell(notes);
  const listed = (numbers: readonly number[]): string =>
    numbers.length === 0 ? 'none' : `${numbers.length}: ${shortened(rangesText(numbers))}`;
  print(
    table([
      ['sweep', `${plan.id}: ${plan.title}`],
      ['runs', String(plan.runs)],
      ['done', String(plan.runs - left.length)],
      ['failed', bad.length === 0 ? 'none' : `${listed(bad)}; sweep run --retry-failed does them again`],
      ['left', listed(left)],
      ...(parts === null ? [] : [['tasks', parts.length === 0 ? 'none' : `--array=${rangesText(parts, ',')}`]]),
    ]),
  );
}

/** Most ranges of numbers that are listed; --json has all. */
const MAX_RANGES = 12;

function shortened(ranges: string): string {
  const all = ranges.split(', ');
  return all.length > MAX_RANGES ? `${all.slice(0, MAX_RANGES).join(', ')} …` : ranges;
}
