import type { Command } from 'commander';
import { readOutcome } from '../../sweep/folder.ts';
import { runsOf } from '../../sweep/plan.ts';
import { readWhole, table, valueText } from '../numbers.ts';
import { print } from '../write.ts';
import { planIn } from './files.ts';

export function addShow(sweep: Command): void {
  sweep
    .command('show')
    .argument('<folder>', 'the folder of a sweep')
    .argument('<run>', 'number of the run')
    .summary('gives back one run')
    .description('Says what one run of a sweep is and what came of it.')
    .option('--scenario', 'prints its scenario in full, as a file that can be run with its seed')
    .option('--json', 'prints one JSON object')
    .action(show);
}

function show(folder: string, written: string, flags: { scenario?: boolean; json?: boolean }): void {
  const plan = planIn(folder);
  const runs = runsOf(plan);
  const planned = runs.run(readWhole(written, 'run', 1, plan.runs));
  const { provenance: _, ranges: __, id: ___, ...scenario } = runs.scenario(planned);
  const own = { ...scenario, seed: planned.seed };
  if (flags.scenario) return print(JSON.stringify(own, null, 1));
  const outcome = readOutcome(folder, planned.run);
  if (flags.json) return print(JSON.stringify({ ...planned, outcome, scenario: own }));
  const came = outcome
    ? outcome.error !== ''
      ? [['error', outcome.error]]
      : [
          ...outcome.readings.map(({ measure, hours, value }) => [
            measure,
            `${valueText(value)} at ${valueText(hours)} h`,
          ]),
          ['digest', outcome.digest],
        ]
    : [['result', 'not done yet']];
  print(
    table([
      ['run', `${planned.run} of ${plan.runs}`],
      ['scenario', planned.scenario],
      ['point', `${planned.point}, replicate ${planned.replicate}`],
      ['seed', planned.seed],
      ...plan.factors.map(({ name, unit }, f) => [name, `${planned.values[f]} ${unit}`.trim()]),
      ...came,
    ]),
  );
}
