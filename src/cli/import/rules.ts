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
    .argument('<file>', 'a rules file of PhysiCell (CSV)')
    .summary('turns a rules file of PhysiCell into rules')
    .description(
      'Turns a rules file of PhysiCell into the rules of a scenario, as YAML. Rows without a counterpart get a line each on\n' +
        'standard error that says why, and a comment in the file.',
    )
    .option('--for <scenario>', 'scenario whose cell types, species and base rates the rules are for', 'hypoxia')
    .option('--names <name=here...>', 'what a cell type or substrate there is called here: tumor=tumour', [])
    .option('--out <file>', 'writes the YAML there')
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
