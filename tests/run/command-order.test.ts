/** Files hold commands with their keys in a fixed order: written by `inFixedOrder`, and read by the schema of logs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Command, inFixedOrder } from '../../src/run/command.ts';
import { commandSchema } from '../../src/run/command-check.ts';

const name = fc.string({ minLength: 1, maxLength: 8 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const steps = fc.integer({ min: 1, max: 1e6 });
const disc = { tissue: name, x: number, y: number, radius: number };
const action = fc.oneof(
  fc.record({ do: fc.constant('set'), path: name, value: number }),
  fc.record({ do: fc.constant('dose'), drug: name, amount: number }),
  fc.record({ do: fc.constant('infuse'), drug: name, rate: number, steps }, { requiredKeys: ['do', 'drug', 'rate'] }),
  fc.record({ do: fc.constant('hold'), drug: name, level: number, steps }, { requiredKeys: ['do', 'drug', 'level'] }),
  fc.record(
    { do: fc.constant('infuseCells'), cell: name, cells: number, steps },
    { requiredKeys: ['do', 'cell', 'cells'] },
  ),
  fc.record({ do: fc.constant('add'), species: name, amount: number, ...disc }),
  fc.record({ do: fc.constant('place'), cell: name, ...disc }),
  fc.record({ do: fc.constant('remove'), cell: fc.option(name, { nil: undefined }), ...disc }),
  fc.record({ do: fc.constant('knockout'), path: name }),
);

test('any command is written with the keys and the order in which it is read', () => {
  fc.assert(
    fc.property(action, fc.integer({ min: -1e6, max: 1e6 }), fc.boolean(), (made, step, isReversed) => {
      const entries = Object.entries({ number: 7, ...made, step });
      const command = Object.fromEntries(isReversed ? entries.reverse() : entries) as unknown as Command;
      const { number: _, ...unnumbered } = command;
      expect(JSON.stringify(inFixedOrder(command))).toBe(JSON.stringify(commandSchema.parse(unnumbered)));
    }),
  );
});
