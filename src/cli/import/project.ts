import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../../files/write-whole.ts';
import { importedText } from '../../run/imported-scenario.ts';
import { importPhysicellProject } from '../../scenario/first-tissue/physicell-project.ts';
import { reportLines } from '../../scenario/first-tissue/physicell-report.ts';
import { wrong } from '../failure.ts';
import { print } from '../print.ts';
import { reading } from './names.ts';

interface ProjectFlags {
  out?: string;
  report?: string;
}

export function addImportProject(group: Command): void {
  group
    .command('physicell')
    .argument('<project>', 'folder of a PhysiCell project, or its settings file (XML)')
    .summary('turns a PhysiCell project into a scenario')
    .description(
      'Turns a PhysiCell project into one scenario that stands alone, as YAML: domain, time, substrates, cell types with\n' +
        'their base rates, cells.csv and rules. Reports on standard error all that was kept, changed, left out and added,\n' +
        'with the reason.',
    )
    .option('--out <file>', 'writes the scenario to this file')
    .option('--report <file>', 'writes the report to this file, as JSON')
    .action(importProject);
}

const SETTINGS = 'PhysiCell_settings.xml';

function importProject(project: string, flags: ProjectFlags): void {
  const settings = settingsOf(project);
  const folder = dirname(resolve(settings));
  const root = basename(folder) === 'config' ? dirname(folder) : folder;
  // What lies outside the project is not read.
  const within = (path: string): string | null =>
    resolve(path).startsWith(`${resolve(root)}${sep}`) ? textAt(path) : null;
  const read = (path: string): string | null => within(join(root, path)) ?? within(join(folder, basename(path)));
  const { scenario, report } = reading(settings, () =>
    importPhysicellProject(readFileSync(settings, 'utf8'), basename(root), read),
  );
  for (const line of reportLines(report)) process.stderr.write(`${settings}: ${line.replace(/(\S)\s+/g, '$1 ')}\n`);
  if (flags.report !== undefined)
    writeWhole(flags.report, `${JSON.stringify({ project: settings, ...report }, null, 2)}\n`);
  const text = importedText(scenario);
  if (flags.out === undefined) print(text.trimEnd());
  else writeWhole(flags.out, text);
}

function textAt(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : null;
}

/** The settings file of a project. */
function settingsOf(project: string): string {
  const found = statSync(project, { throwIfNoEntry: false });
  if (found?.isFile()) return project;
  if (!found?.isDirectory()) throw wrong(`${project}: no such file or folder`);
  const usual = [join(project, 'config', SETTINGS), join(project, SETTINGS)];
  const one = usual.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (one !== undefined) return one;
  for (const folder of [join(project, 'config'), project]) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) continue;
    const files = readdirSync(folder).filter((name) => /\.xml$/i.test(name));
    if (files.length === 1) return join(folder, files[0]);
    if (files.length > 1)
      throw wrong(`${folder}: found ${files.join(', ')}, expected ${SETTINGS}; name one of them instead of the folder`);
  }
  throw wrong(`${project}: found no settings file, expected config/${SETTINGS}`);
}
