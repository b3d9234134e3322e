import { join } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../../files/write-whole.ts';
import { linkOf } from '../../link/link.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { allOutcomes } from '../../sweep/folder.ts';
import { originsIn } from '../../sweep/origin.ts';
import { type Plan, runsOf } from '../../sweep/plan.ts';
import { MAX_DRAWN, reportOf } from '../../sweep/report/report.ts';
import { writeSweepCrate } from '../../sweep/sweep-crate.ts';
import { failed } from '../failure.ts';
import { shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { print } from '../print.ts';
import { onFolder, PAGE, planIn } from './files.ts';

const FILE = 'report.html';

export function addReport(sweep: Command): void {
  sweep
    .command('report')
    .argument('<folder>', 'the folder of a sweep')
    .summary('writes a page with plots')
    .description(`Writes ${FILE}: plots of what was varied and what resulted, with a link from each point to its run.`)
    .option('--page <address>', 'address of the page in the links', PAGE)
    .action(report);
}

async function report(folder: string, flags: { page: string }): Promise<void> {
  const plan = planIn(folder);
  const outcomes = onFolder(() => [...allOutcomes(folder, plan)]);
  if (outcomes.length === 0) throw failed(`${folder}: no run is done yet; nothing written`);
  const every = Math.ceil(outcomes.length / MAX_DRAWN);
  const drawn = outcomes.filter(({ error }, i) => error === '' && i % every === 0).map(({ run }) => run);
  const html = reportOf(plan, outcomes, await linksOf(plan, drawn, flags.page), originsIn(folder));
  const file = join(folder, FILE);
  onFolder(() => {
    writeWhole(file, html);
    writeSweepCrate(folder, plan);
  });
  print(file);
}

async function linksOf(plan: Plan, numbers: readonly number[], page: string): Promise<Map<number, string>> {
  const runs = runsOf(plan);
  const shipped = shippedScenarios();
  const bases = new Map<string, Prepared | null>();
  const links = new Map<number, string>();
  for (const number of numbers) {
    const planned = runs.run(number);
    const scenario = runs.scenario(planned);
    const path = shipped[scenario.id];
    if (!bases.has(scenario.id)) bases.set(scenario.id, path === undefined ? null : load(path));
    links.set(number, page + (await linkOf(scenario, planned.seed, bases.get(scenario.id)!)));
  }
  return links;
}
