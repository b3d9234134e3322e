import { join } from 'node:path';
import type { Command } from 'commander';
import { unknownName } from '../base/nearest.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { allOutcomes } from '../sweep/folder.ts';
import { type KeptSensitivity, keepSensitivity, stampOfRuns } from '../sweep/sensitivity-file.ts';
import { FOLDER, keptOf, sensitivitySweeps } from './describe/headlines.ts';
import { failed, wrong } from './failure.ts';
import { home } from './home.ts';
import { print } from './print.ts';
import { onFolder, planOf } from './sweep/files.ts';
import { doPlan } from './sweep/run.ts';
import { shardOf } from './sweep/shard.ts';

interface SensitivityFlags {
  out: string;
  runs: string;
  workers?: string;
  again?: boolean;
  list?: boolean;
}

export function addSensitivityAgain(program: Command): void {
  program
    .command('sensitivity')
    .argument('[sweep...]', 'sweeps of scenarios/sensitivity; by default all')
    .summary('tells anew which numbers matter most for the headlines of the scenarios that come with Stroma')
    .description(
      'Does the sweeps by which the numbers of scenarios that come with Stroma are screened (Morris) and their variance is\n' +
        'shared out (Sobol), and writes what the documents show of them. Those that are of the scenario as it is now are left\n' +
        'as they are. It may be stopped and goes on.',
    )
    .option('--out <folder>', 'folder to write', FOLDER)
    .option('--runs <folder>', 'folder for the runs', 'out/sensitivity')
    .option('--workers <n>', 'runs done at the same time; by default one per core')
    .option('--again', 'does also those that are of the scenario as it is now')
    .option('--list', 'names those that are of another scenario or not done, and does none')
    .action(sensitivity);
}

async function sensitivity(given: string[], flags: SensitivityFlags): Promise<void> {
  const known = sensitivitySweeps();
  for (const name of given)
    if (!known.includes(name)) throw wrong(`sweep: ${unknownName(name, `one of ${known.join(', ')}`, known)}`);
  const tasks = (given.length > 0 ? given : known)
    .map((name) => ({ name, plan: planOf(join(home(), FOLDER, `${name}.yaml`), {}) }))
    .filter(({ name, plan }) => flags.again || keptOf(name)?.stamp !== stampOfRuns(plan));
  if (flags.list || tasks.length === 0)
    return print(tasks.length === 0 ? 'none is of another scenario' : tasks.map(({ name }) => name).join('\n'));
  makeFolder(flags.out);
  for (const { name, plan } of tasks) {
    const folder = join(flags.runs, name);
    const { failed: bad } = await doPlan(folder, plan, flags, shardOf(undefined, {}), () => {});
    if (bad > 0) throw failed(`${folder}: ${bad} of ${plan.runs} runs failed; their rows say why`);
    const file = join(flags.out, `${name}.json`);
    writeWhole(file, written(onFolder(() => keepSensitivity(plan, allOutcomes(folder, plan)))));
    print(file);
  }
}

/** As text that changes line by line. */
function written({ numbers, outputs, ...head }: KeptSensitivity): string {
  const fields = Object.entries(head).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const rows = numbers.map((row) => `  ${JSON.stringify(row)}`);
  const values = Object.entries(outputs).map(([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  return `{\n${fields.join(',\n')},\n "numbers": [\n${rows.join(',\n')}\n ],\n "outputs": {\n${values.join(',\n')}\n }\n}\n`;
}
