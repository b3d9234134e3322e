/** `stroma import …`: files from other tools. */
import type { Command } from 'commander';
import { addImportProject } from './import/project.ts';
import { addImportRules } from './import/rules.ts';
import { addImportTissue } from './import/tissue.ts';

export function addImport(program: Command): void {
  const group = program
    .command('import')
    .summary('turns files from other tools into parts of a scenario')
    .description('Turns files from other tools into parts of a scenario.');
  addImportProject(group);
  addImportRules(group);
  addImportTissue(group);
}
