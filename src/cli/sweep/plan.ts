import type { Command } from 'commander';
import { planDigest } from '../../sweep/folder.ts';
import { designOf, PAIRING_WORDS, type Plan, type PlannedFactor } from '../../sweep/plan.ts';
import { table } from '../numbers.ts';
import { print } from '../print.ts';
import { keepPlan, planOf } from './files.ts';

interface PlanFlags {
  out?: string;
  json?: boolean;
  columns?: string;
  yes?: boolean;
}

export function addPlan(sweep: Command): void {
  sweep
    .command('plan')
    .argument('<sweep>', 'a sweep file, or the name of a sweep that comes with Stroma')
    .summary('shows what a sweep would run')
    .description('Checks a sweep and shows what it would run; with --out, writes plan.json and design.csv.')
    .option('--out <folder>', 'folder for the plan, for "stroma sweep run"')
    .option('--columns <names>', 'names of the columns of the table of a design that has no line of them: oxygen,speed')
    .option('--yes', 'allows more than a million runs')
    .option('--json', 'prints the plan as JSON')
    .action(showPlan);
}

function showPlan(given: string, flags: PlanFlags): void {
  const plan = planOf(given, flags);
  const { out } = flags;
  if (out !== undefined) keepPlan(out, plan);
  print(flags.json ? JSON.stringify(plan) : describePlan(plan));
}

export function describePlan(plan: Plan): string {
  const { kind } = plan.design;
  const { points } = designOf(plan);
  const runs = [
    plan.scenarios.length > 1 ? `${plan.scenarios.length} scenarios` : '',
    `${points} ${points === 1 ? 'point' : 'points'}`,
    `${plan.replicates} ${plan.replicates === 1 ? 'replicate' : 'replicates'}`,
  ].filter(Boolean);
  return table([
    ['sweep', `${plan.id}: ${plan.title}`],
    ...plan.scenarios.map(({ name, until }) => ['scenario', `${name}, to ${until / 60} h`]),
    ...plan.factors.map((factor) => ['factor', describeFactor(factor)]),
    ...plan.measures.map(({ name }) => ['measure', name]),
    ['design', kind],
    ['plan', planDigest(plan)],
    ['runs', `${plan.runs}: ${runs.join(' × ')}`],
    ['seed', `${plan.seed}, ${PAIRING_WORDS[plan.pairing]}`],
  ]);
}

/** Maximum number of values of a list shown one by one. */
const MAX_SHOWN = 8;

function describeFactor({ name, unit, values, range }: PlannedFactor): string {
  const text = range
    ? `${range.from} to ${range.to}${range.scale === 'log' ? ' (log)' : ''}`
    : values!.length > MAX_SHOWN
      ? `${values!.length} values`
      : values!.join(', ');
  return `${name}: ${text} ${unit}`.trim();
}
