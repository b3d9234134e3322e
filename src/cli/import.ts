/** `stroma import …`: files of other tools. */
import type { Command } from 'commander';
import { addImportRules } from './import/rules.ts';
import { addImportTissue } from './import/tissue.ts';

export function addImport(program: Command): void {
  const group = program
    .command('import')
    .summary('turns files of other tools into parts of a scenario')
    .description('Turns files of other tools into parts of a scenario.');
  addImportRules(group);
  addImportTissue(group);
}
