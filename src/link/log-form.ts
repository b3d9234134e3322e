/** Command logs that come from outside: their form, and whether a scenario can carry them out. */
import { z } from 'zod';
import type { Command } from '../run/command.ts';
import { commandSchema, logProblems } from '../run/command-check.ts';
import type { Scenario } from '../scenario/schema/schema.ts';

/** Reading a log puts the parts of every command in one order. */
export const logSchema = z.array(commandSchema);

/** What of a log its scenario cannot carry out, a line each: `log.3.drug: found …, expected …`. */
export const logLines = (scenario: Scenario, log: readonly Command[]): string[] =>
  logProblems(scenario, log).map(({ path, message }) => `${['log', ...path].map(String).join('.')}: ${message}`);
