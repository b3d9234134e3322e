import { join } from 'node:path';
import type { Command } from 'commander';
import { collect, RESULTS } from '../../sweep/collect.ts';
import { failed } from '../failure.ts';
import { print } from '../print.ts';
import { onFolder, planIn, tell } from './files.ts';

export function addCollect(sweep: Command): void {
  sweep
    .command('collect')
    .argument('<folder>', 'the folder of a sweep')
    .summary('collects the results of the runs')
    .description('Writes results.csv, results.parquet and sweep.json from the runs in the folder of a sweep.')
    .option('--json', 'prints one JSON object')
    .action((folder: string, flags: { json?: boolean }) => {
      const plan = planIn(folder);
      const { runs, failed: bad, missing, notes } = onFolder(() => collect(folder, plan));
      tell(notes);
      if (missing.length > 0)
        throw failed(`${folder}: ${missing.length} of ${runs} runs are not done yet; nothing written`);
      const file = join(folder, RESULTS.csv);
      print(flags.json ? JSON.stringify({ runs, failed: bad, file }) : `${runs} runs, ${bad} failed: ${file}`);
    });
}
