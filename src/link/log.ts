/** Command logs that come from outside: their form, and whether a scenario can carry them out. */
import { z } from 'zod';
import { unknownName } from '../scenario/nearest.ts';
import { keysAt } from '../scenario/paths.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Command } from '../simulation/protocol.ts';

const step = z.int();
const disc = { tissue: z.string(), x: z.number(), y: z.number(), radius: z.number() };

const commandSchema = z.discriminatedUnion('do', [
  z.strictObject({ step, do: z.literal('set'), path: z.string(), value: z.number() }),
  z.strictObject({ step, do: z.literal('dose'), drug: z.string(), amount: z.number() }),
  z.strictObject({ step, do: z.literal('add'), species: z.string(), amount: z.number(), ...disc }),
  z.strictObject({ step, do: z.literal('place'), cell: z.string(), ...disc }),
  z.strictObject({ step, do: z.literal('remove'), cell: z.string().optional(), ...disc }),
  z.strictObject({ step, do: z.literal('knockout'), path: z.string() }),
]);

/** Reading a log puts the parts of every command in one order. */
export const logSchema = z.array(commandSchema);

/** What of a log its scenario cannot carry out, a line each: `log.3.drug: found …, expected …`. */
export function logProblems(scenario: Scenario, log: readonly Command[]): string[] {
  const first = -Math.round(scenario.settle / scenario.step);
  return log.flatMap((command, i) => {
    const bad = (key: string, written: string, what: string, names: readonly string[]): string[] =>
      names.includes(written) ? [] : [`log.${i}.${key}: ${unknownName(written, what, names)}`];
    const found = command.step < first ? [`log.${i}.step: found ${command.step}, expected ${first} or later`] : [];
    switch (command.do) {
      case 'set':
      case 'knockout':
        if (keysAt(scenario, command.path) === null)
          found.push(`log.${i}.path: found "${command.path}", expected a path of the scenario`);
        return found;
      case 'dose':
        return [...found, ...bad('drug', command.drug, 'a drug', Object.keys(scenario.drugs))];
      case 'add':
        found.push(...bad('species', command.species, 'a species', Object.keys(scenario.species)));
        break;
      default:
        if (command.cell !== undefined)
          found.push(...bad('cell', command.cell, 'a cell type', Object.keys(scenario.cells)));
    }
    return [...found, ...bad('tissue', command.tissue, 'a tissue', Object.keys(scenario.tissues))];
  });
}
