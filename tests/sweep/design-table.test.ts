/** Damaged tables of points: each is refused by the name of the file, or gives a point for each of its lines. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from '../../src/sweep/design-table.ts';
import { sweepSchema } from '../../src/sweep/sweep-schema.ts';

const { vary } = sweepSchema.parse({
  stroma: 1,
  sweep: 'x',
  scenario: 'x',
  measures: ['x'],
  vary: { oxygen: { unit: 'mmHg' }, speed: {} },
});

const cell = fc.oneof(
  { weight: 60, arbitrary: fc.double({ min: 0, max: 99, noNaN: true }).map((value) => String(Math.abs(value))) },
  fc.constantFrom('NA', '', '#N/A', '37,5', '0x14', '15 mmHg', 'high', '1e400', '"', '1 2', '-', 'NaN'),
);
const table = fc
  .record({
    head: fc.constantFrom(
      ['oxygen', 'speed'],
      ['speed', 'x', 'oxygen'],
      ['oxygen', 'speed', 'speed'],
      ['O2'],
      [],
      ['# oxygen', 'speed'],
    ),
    separator: fc.constantFrom(',', ';', '\t', ' ', '  '),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
    width: fc.option(fc.integer({ min: 1, max: 3 })),
    end: fc.constantFrom('\n', '\r\n', '\n\n'),
    columns: fc.option(fc.constantFrom(['oxygen', 'speed'], ['speed', 'oxygen', 'x'], ['oxygen']), { nil: undefined }),
  })
  .map(({ head, separator, rows, width, end, columns }) => {
    const even = rows.map((row) =>
      width === null ? row : Array.from({ length: width }, (_, i) => row[i % row.length]),
    );
    const lines = [...(head.length > 0 ? [head] : []), ...even].map((row) => row.join(separator));
    return { text: lines.join(end), columns, head: head.length > 0 };
  });

test('whatever is in a table, no line of it is lost', () => {
  let read = 0;
  fc.assert(
    fc.property(table, fc.nat(40), fc.boolean(), ({ text, columns }, cut, isCut) => {
      const given = isCut ? text.slice(0, cut) : text;
      const { columns: found, problems } = readTable({ file: 'design.csv', text: given, columns }, vary);
      for (const { message } of problems) expect(message).toContain('design.csv');
      if (problems.length > 0) return;
      read++;
      const lines = given.split(/\r?\n/).filter((line) => line.trim() !== '');
      const ofNames = /oxygen/.test(lines[0]) ? 1 : 0;
      for (const { values, places } of Object.values(found)) {
        expect(values).toHaveLength(lines.length - ofNames);
        expect(places).toHaveLength(values.length);
        for (const value of values) expect(typeof value === 'string' ? value : Number.isFinite(value)).toBeTruthy();
      }
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(100);
});
