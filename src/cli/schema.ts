import type { Command } from 'commander';
import { jsonSchema } from '../scenario/schema/json-schema.ts';
import { print } from './print.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('prints the JSON Schema of scenario files')
    .description('Prints the JSON Schema of scenario files, for completion and hints in an editor.')
    .action(() => print(JSON.stringify(jsonSchema(), null, 2)));
}
