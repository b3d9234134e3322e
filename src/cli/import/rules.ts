import { basename } from 'node:path';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { counted } from '../../base/plain-words.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Imported, importPhysicellRules, ruleRows, unreadLine } from '../../scenario/first-tissue/physicell.ts';
import { failed } from '../failure.ts';
import { load } from '../load-scenario.ts';
import { print } from '../print.ts';
import { pairsOf, reading, textOf } from './names.ts';

interface ImportFlags {
  for: string;
  names: string[];
  out?: string;
  report?: string;
}

export function addImportRules(group: Command): void {
  group
    .command('physicell-rules')
    .argument('<file>', 'a PhysiCell rules file (CSV)')
    .summary('turns a PhysiCell rules file into rules')
    .description(
      'Turns a PhysiCell rules file (versions 0 to 3) into the rules of a scenario, as YAML. Each row without a counterpart\n' +
        'is reported with the reason on standard error, and in a comment in the file.',
    )
    .option('--for <scenario>', 'scenario whose cell types, species and base rates the rules are for', 'hypoxia')
    .option('--names <name=here...>', 'name here for a cell type or substrate of the file: tumor=tumour', [])
    .option('--out <file>', 'writes the YAML to this file')
    .option('--report <file>', 'writes what was read, kept and left out to this file, as JSON')
    .action(importRules);
}

function importRules(file: string, flags: ImportFlags): void {
  const text = textOf(file);
  const scenario = load(flags.for);
  const names = pairsOf('--names', flags.names);
  const imported = reading(file, () => importPhysicellRules(text, { file: basename(file), scenario, names }));
  const { rules, read, notes } = imported;
  const unmapped = imported.unmapped.map(unreadLine);
  const count = `${counted(read, 'row')}: ${counted(rules.length, 'rule')}, ${unmapped.length} left out`;
  for (const line of [count, ...notes, ...unmapped]) process.stderr.write(`${file}: ${line}\n`);
  if (flags.report !== undefined) {
    const kept = rules.map(({ id, says, source }) => ({ id, says, source }));
    writeWhole(flags.report, `${JSON.stringify({ file, read, kept, leftOut: unmapped, notes }, null, 2)}\n`);
  }
  if (rules.length === 0) throw failed(`${file}: none of its rows has a counterpart`);
  const yaml = toYaml(file, flags.for, imported);
  if (flags.out === undefined) print(yaml.trimEnd());
  else writeWhole(flags.out, yaml);
}

function toYaml(file: string, scenario: string, { rules, unmapped, notes }: Imported): string {
  const told = [...notes, ...unmapped.map((one) => `left out, ${unreadLine(one)}`)].map(
    (line) => `# ${line.replace(/\s+/g, ' ')}\n`,
  );
  return `# Rules of ${file}, for ${scenario}. Substrates without a unit there are read as nM here.\n${told.join('')}${stringify({ rules: ruleRows(rules) })}`;
}
