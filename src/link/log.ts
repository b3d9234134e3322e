/** Command logs that come from outside: their form, and whether a scenario can carry them out. */
import { z } from 'zod';
import type { Scenario } from '../scenario/schema.ts';
import { commandSchema, logProblems } from '../simulation/accepted.ts';
import type { Command } from '../simulation/protocol.ts';

/** Reading a log puts the parts of every command in one order. */
export const logSchema = z.array(commandSchema);

/** What of a log its scenario cannot carry out, a line each: `log.3.drug: found …, expected …`. */
export const logLines = (scenario: Scenario, log: readonly Command[]): string[] =>
  logProblems(scenario, log).map(({ path, message }) => `${['log', ...path].map(String).join('.')}: ${message}`);
