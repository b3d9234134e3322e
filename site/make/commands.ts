/** The reference of the command line: every command and option, from the program itself. */
import type { Command } from 'commander';
import { makeProgram } from '../../src/cli/program.ts';
import { code, inline, plain, table } from './markdown.ts';

export const commandReference = (): string =>
  makeProgram()
    .commands.flatMap((command) => sections(command, 'stroma'))
    .join('\n\n');

function sections(command: Command, within: string): string[] {
  const path = `${within} ${command.name()}`;
  return [sectionOf(command, path, within === 'stroma'), ...command.commands.flatMap((one) => sections(one, path))];
}

function sectionOf(command: Command, path: string, isFirst: boolean): string {
  const help = command.createHelp();
  const takes = command.registeredArguments.map((one) => [
    inline(help.argumentTerm(one)),
    plain(help.argumentDescription(one)),
  ]);
  const options = command.options
    .filter(({ hidden }) => !hidden)
    .map((one) => [inline(help.optionTerm(one)), plain(help.optionDescription(one))]);
  const parts = [`${isFirst ? '##' : '###'} ${path}`, plain(help.commandDescription(command) || command.summary())];
  if (command.commands.length === 0) parts.push(code('text', `npx ${path} ${command.usage()}`));
  if (takes.length > 0) parts.push(table(['argument', 'what it is'], takes));
  if (options.length > 0) parts.push(table(['option', 'what it does'], options));
  return parts.join('\n\n');
}
