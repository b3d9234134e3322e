import { existsSync as exists, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../../files/write-whole.ts';
import { importedText } from '../../run/imported-scenario.ts';
import { importPhysicellProject } from '../../scenario/first-tissue/physicell-project.ts';
import { reportLines } from '../../scenario/first-tissue/physicell-report.ts';
import { wrong } from '../failure.ts';
import { isFolder } from '../named-file.ts';
import { print } from '../print.ts';
import { reading, textOf } from './names.ts';

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
  const { scenario, report } = reading(settings, () => importPhysicellProject(textOf(settings), basename(root), read));
  for (const line of reportLines(report)) process.stderr.write(`${settings}: ${line.replace(/(\S)\s+/g, '$1 ')}\n`);
  if (flags.report !== undefined)
    writeWhole(flags.report, `${JSON.stringify({ project: settings, ...report }, null, 2)}\n`);
  const text = importedText(scenario);
  if (flags.out === undefined) print(text.trimEnd());
  else writeWhole(flags.out, text);
}

/** The text of a file of the project; null without one. */
const textAt = (path: string): string | null => (exists(path) ? textOf(path) : null);

/** The settings file of a project. */
function settingsOf(project: string): string {
  if (!isFolder(project)) {
    if (!exists(project)) throw wrong(`${project}: no such file or folder`);
    return project;
  }
  const folders = [join(project, 'config'), project].filter(isFolder);
  const one = folders.map((folder) => join(folder, SETTINGS)).find(exists);
  if (one !== undefined) return one;
  for (const folder of folders) {
    const files = namesIn(folder).filter((name) => /\.xml$/i.test(name));
    if (files.length === 1) return join(folder, files[0]);
    if (files.length > 1)
      throw wrong(`${folder}: found ${files.join(', ')}, expected ${SETTINGS}; name one of them instead of the folder`);
  }
  throw wrong(`${project}: found no settings file, expected config/${SETTINGS}`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw wrong(`${folder}: found a folder that may not be read, expected a project`);
  }
}
