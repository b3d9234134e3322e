import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { writeWhole } from '../../files/write-whole.ts';
import { type Imported, importPhysicellRules } from '../../scenario/first-tissue/physicell.ts';
import { failed } from '../failure.ts';
import { load } from '../load-scenario.ts';
import { print } from '../print.ts';
import { checkFile, pairsOf, reading } from './names.ts';

interface ImportFlags {
  for: string;
  names: string[];
  out?: string;
}

export function addImportRules(group: Command): void {
  group
    .command('physicell-rules')
    .argument('<file>', 'a PhysiCell rules file (CSV)')
    .summary('turns a PhysiCell rules file into rules')
    .description(
      'Turns a PhysiCell rules file into the rules of a scenario, as YAML. Each row without a counterpart is reported with\n' +
        'the reason on standard error, and in a comment in the file.',
    )
    .option('--for <scenario>', 'scenario whose cell types, species and base rates the rules are for', 'hypoxia')
    .option('--names <name=here...>', 'name here for a cell type or substrate of the file: tumor=tumour', [])
    .option('--out <file>', 'writes the YAML to this file')
    .action(importRules);
}

function importRules(file: string, flags: ImportFlags): void {
  checkFile(file);
  const scenario = load(flags.for);
  const imported = reading(file, () =>
    importPhysicellRules(readFileSync(file, 'utf8'), scenario, pairsOf('--names', flags.names)),
  );
  const yaml = toYaml(file, flags.for, imported);
  for (const line of imported.unmapped) process.stderr.write(`${file}: ${line}\n`);
  if (imported.rules.length === 0) throw failed(`${file}: none of its rows has a counterpart`);
  if (flags.out === undefined) print(yaml.trimEnd());
  else writeWhole(flags.out, yaml);
}

function toYaml(file: string, scenario: string, { rules, unmapped }: Imported): string {
  const rows = Object.fromEntries(rules.map(({ id, ...row }) => [id, { ...row, evidence: 'assumed' }]));
  const left = unmapped.map((line) => `# not mapped, ${line}\n`).join('');
  return `# Rules of ${file}, for ${scenario}. Substrates without a unit there are read as nM here.\n${left}${stringify({ rules: rows })}`;
}
