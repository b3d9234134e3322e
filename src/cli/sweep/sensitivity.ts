import { join } from 'node:path';
import type { Command } from 'commander';
import { csvLine } from '../../base/csv.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { allOutcomes } from '../../sweep/folder.ts';
import { unitsIn } from '../../sweep/result-rows.ts';
import { ANALYSED, canAnalyse, type Sensitivity, sensitivities } from '../../sweep/sensitivity.ts';
import { writeSweepCrate } from '../../sweep/sweep-crate.ts';
import { wrong } from '../failure.ts';
import { table, valueText } from '../numbers.ts';
import { print } from '../print.ts';
import { onFolder, planIn } from './files.ts';

const FILE = 'sensitivity.csv';

export function addSensitivity(sweep: Command): void {
  sweep
    .command('sensitivity')
    .argument('<folder>', 'the folder of a sweep with a morris or a saltelli design')
    .summary('shows which factors matter')
    .description(
      `Writes ${FILE}: for each measure μ, μ* and σ of Morris, or S1 and ST of Sobol', with 95 % intervals by bootstrap.\n` +
        'Missing or failed runs are left out, and so are the runs compared with them.',
    )
    .option('--json', 'prints JSON: [{ scenario, measure, hours, factor, index, estimate, low, high, samples }]')
    .action(sensitivity);
}

function sensitivity(folder: string, flags: { json?: boolean }): void {
  const plan = planIn(folder);
  if (!canAnalyse(plan))
    throw wrong(`${folder}: found a ${plan.design.kind} design, expected ${ANALYSED.join(' or ')}`);
  const found = onFolder(() => sensitivities(plan, allOutcomes(folder, plan)));
  const units = unitsIn(plan);
  // S1 and ST are shares.
  const unitOf = ({ measure, index }: Sensitivity): string => (/^S/.test(index) ? '' : (units.get(measure) ?? ''));
  const columns = ['scenario', 'measure', 'hours', 'factor', 'index', 'estimate', 'low', 'high', 'samples'] as const;
  const lines = [[...columns, 'unit'], ...found.map((one) => [...columns.map((column) => one[column]), unitOf(one)])];
  onFolder(() => {
    writeWhole(join(folder, FILE), lines.map(csvLine).join(''));
    writeSweepCrate(folder, plan);
  });
  print(flags.json ? JSON.stringify(found) : describe(found));
}

const describe = (found: readonly Sensitivity[]): string =>
  table(
    [
      ['scenario', 'measure', 'hours', 'factor', 'index', 'estimate', 'low', 'high', 'samples'],
      ...found.map(({ scenario, measure, hours, factor, index, estimate, low, high, samples }) => [
        scenario,
        measure,
        valueText(hours),
        factor,
        index,
        ...[estimate, low, high].map(valueText),
        String(samples),
      ]),
    ],
    [2, 5, 6, 7, 8],
  );
