import type { Command } from 'commander';
import { wrong } from './failure.ts';
import { findScenario, readFile } from './load-scenario.ts';
import { print } from './print.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .argument('<scenario...>', 'scenario files, or names of scenarios that come with Stroma')
    .summary('finds every mistake in scenario files')
    .description('Finds every mistake in scenario files and prints one per line, as file:line:column path: message.')
    .action(check);
}

function check(scenarios: string[]): void {
  const problems: string[] = [];
  for (const given of scenarios) {
    try {
      const path = findScenario(given);
      const { problems: found, notes = [] } = readFile(path);
      problems.push(...found);
      if (found.length === 0) print([`ok  ${path}`, ...notes.map((note) => `note  ${note}`)].join('\n'));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) throw wrong([...new Set(problems)].join('\n'));
}
