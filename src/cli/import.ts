import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { writeWhole } from '../files/write.ts';
import { type Imported, importPhysicellRules } from '../scenario/physicell.ts';
import { failed, wrong } from './failure.ts';
import { load } from './load.ts';
import { print } from './write.ts';

interface ImportFlags {
  for: string;
  names: string[];
  out?: string;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .summary('turns files of other tools into parts of a scenario')
    .description('Turns files of other tools into parts of a scenario.')
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
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw wrong(`${file}: no such file`);
  const scenario = load(flags.for);
  const imported = read(file, () =>
    importPhysicellRules(readFileSync(file, 'utf8'), scenario, Object.fromEntries(flags.names.map(pairOf))),
  );
  const yaml = toYaml(file, flags.for, imported);
  for (const line of imported.unmapped) process.stderr.write(`${file}: ${line}\n`);
  if (imported.rules.length === 0) throw failed(`${file}: none of its rows has a counterpart`);
  if (flags.out === undefined) print(yaml.trimEnd());
  else writeWhole(flags.out, yaml);
}

function read(file: string, work: () => Imported): Imported {
  try {
    return work();
  } catch (problem) {
    throw wrong(`${file}: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw wrong(`--names: found "${text}", expected name=here`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function toYaml(file: string, scenario: string, { rules, unmapped }: Imported): string {
  const rows = Object.fromEntries(rules.map(({ id, ...row }) => [id, { ...row, evidence: 'assumed' }]));
  const left = unmapped.map((line) => `# not mapped, ${line}\n`).join('');
  return `# Rules of ${file}, for ${scenario}. Substrates without a unit there are read as nM here.\n${left}${stringify({ rules: rows })}`;
}
