/** Command logs from outside: their form, and whether a scenario can carry them out. */
import { z } from 'zod';
import type { Command } from '../run/command.ts';
import { commandSchema, logProblems } from '../run/command-check.ts';
import type { Scenario } from '../scenario/schema/schema.ts';

/** The form of a log. Reading one puts the keys of every command into a fixed order. */
export const logSchema = z.array(commandSchema);

/** The commands of a log that its scenario cannot carry out, one line each: `log.3.drug: found …, expected …`. */
export const logLines = (scenario: Scenario, log: readonly Command[]): string[] =>
  logProblems(scenario, log).map(({ path, message }) => `${['log', ...path].map(String).join('.')}: ${message}`);
