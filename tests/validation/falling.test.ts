/** When measures fall below a level, from courses that are given. */
import { expect, test } from 'vitest';
import { falling } from '../../src/validation/estimates/falling.ts';

const hours = Array.from({ length: 11 }, (_, day) => day * 24);
/** Falls from 1 by the number that is its name a day. */
const bench = {
  course: (measure: string) => ({
    hours,
    values: { [measure]: hours.map((hour) => 1 - (hour / 24) * Number(measure)) },
  }),
};
const probe = { estimate: 'falling', level: 0.5, at: undefined } as const;

test('each part has its value at the time asked for, and the day on which it falls below the level', () => {
  expect(falling(bench, { ...probe, at: 4 * 1440, rows: [{ part: 'fast', measure: '0.11' }] })).toEqual({
    fast: expect.closeTo(0.56, 9),
    fastTime: 5,
  });
});

test('the lead is by how much the first part is ahead of the others, negative if it is behind', () => {
  const rows = [
    { part: 'slow', measure: '0.055' },
    { part: 'fast', measure: '0.11' },
  ];
  expect(falling(bench, { ...probe, rows })).toEqual({
    slow: expect.closeTo(0.45, 9),
    slowTime: 10,
    fast: expect.closeTo(-0.1, 9),
    fastTime: 5,
    lead: -5,
  });
});

test('what never falls below it counts as doing so at the end', () => {
  expect(
    falling(bench, {
      ...probe,
      rows: [
        { part: 'never', measure: '0' },
        { part: 'fast', measure: '0.11' },
      ],
    }),
  ).toMatchObject({
    neverTime: 10,
    lead: -5,
  });
});
