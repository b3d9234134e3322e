import type { Command } from 'commander';
import { linkOf } from '../../link/link.ts';
import { plainScenario } from '../../scenario/prepared.ts';
import { readOutcome } from '../../sweep/folder.ts';
import { runsOf } from '../../sweep/plan.ts';
import { shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { readWhole, table, valueText } from '../numbers.ts';
import { print } from '../print.ts';
import { onFolder, PAGE, planIn } from './files.ts';

export function addShow(sweep: Command): void {
  sweep
    .command('show')
    .argument('<folder>', 'the folder of a sweep')
    .argument('<run>', 'number of the run')
    .summary('shows one run')
    .description('Shows the settings and the results of one run of a sweep.')
    .option('--scenario', 'prints its full scenario, as a file that can be run with its seed')
    .option('--page <address>', 'address of the page in the link that opens this run', PAGE)
    .option('--json', 'prints one JSON object')
    .action(show);
}

interface ShowFlags {
  scenario?: boolean;
  json?: boolean;
  page: string;
}

async function show(folder: string, written: string, flags: ShowFlags): Promise<void> {
  const plan = planIn(folder);
  const runs = runsOf(plan);
  const planned = runs.run(readWhole(written, 'run', 1, plan.runs));
  const scenario = runs.scenario(planned);
  const own = { ...plainScenario(scenario), seed: planned.seed };
  if (flags.scenario) return print(JSON.stringify(own, null, 1));
  const outcome = onFolder(() => readOutcome(folder, plan, planned.run));
  const shipped = shippedScenarios()[scenario.id];
  const link = flags.page + (await linkOf(scenario, planned.seed, shipped === undefined ? null : load(shipped)));
  if (flags.json) return print(JSON.stringify({ ...planned, outcome, link, scenario: own }));
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
      ['link', link],
    ]),
  );
}
