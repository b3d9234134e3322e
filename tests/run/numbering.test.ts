import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, inOrder, unnumbered } from '../../src/run/command.ts';
import { firstDifference, type Numbered, numberLog } from '../../src/run/numbering.ts';

const dose = (step: number, amount = 1): Command => ({ step, do: 'dose', drug: 'plerixafor', amount });
const numbers = ({ log }: Numbered) => log.map(({ number }) => number);

const command = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 })).map(([s, a]) => dose(s, a));
const commands = fc.array(command, { maxLength: 12 });
/** What hands do to a log: take one out, move one, add one, with its number or as a plain copy. */
const change = fc.record({
  out: fc.array(fc.nat(11), { maxLength: 2 }),
  moved: fc.option(fc.tuple(fc.nat(11), fc.integer({ min: 0, max: 5 })), { nil: null }),
  added: fc.array(command, { maxLength: 2 }),
  plain: fc.boolean(),
});

describe('the numbers of commands', () => {
  it('are given in order, and stay when a command is moved, changed or brought back', () => {
    const first = numberLog([dose(4), dose(2)]);
    expect(numbers(first)).toEqual([1, 2]);
    const [early, late] = first.log as [Command, Command];
    const moved = numberLog([{ ...early, step: 9 }, late], first);
    expect(moved.log.map(({ step, number }) => [step, number])).toEqual([
      [4, 2],
      [9, 1],
    ]);
    const without = numberLog([late], first);
    const again = numberLog([early, late, dose(5)], without);
    expect(numbers(again)).toEqual([1, 2, 3]);
  });

  it('are found again in a plain copy, and never given twice', () => {
    const first = numberLog([dose(2), dose(2), dose(3)]);
    expect(numbers(numberLog([dose(2), dose(3), dose(2)], first))).toEqual([1, 2, 3]);
    expect(numbers(numberLog([...first.log, first.log[0]], first))).toEqual([1, 2, 4, 3]);
    expect(numbers(numberLog([{ ...dose(2), number: 7 }], first))).toEqual([1]);
  });

  it('of any log that replaces another are unique, and the first difference is where the commands differ', () => {
    fc.assert(
      fc.property(commands, fc.array(change, { maxLength: 4 }), (start, changes) => {
        let now = numberLog(start);
        for (const { out, moved, added, plain } of changes) {
          const kept = now.log.filter((_, i) => !out.includes(i));
          const next = kept.map((one, i) => (moved?.[0] === i ? { ...one, step: moved[1] } : one));
          const given = [...(plain ? next.map(unnumbered) : next), ...added];
          const after = numberLog(given, now);
          expect(after.log.map(unnumbered)).toEqual(inOrder(given).map(unnumbered));
          expect(new Set(numbers(after)).size).toBe(after.log.length);
          expect(Math.max(0, ...numbers(after))).toBeLessThanOrEqual(after.numbered);
          const { at, step } = firstDifference(now.log, after.log);
          expect(after.log.slice(0, at)).toEqual(now.log.slice(0, at));
          const rest = [now.log[at], after.log[at]].flatMap((one) => (one ? [one.step] : []));
          expect(step).toBe(Math.min(...rest));
          now = after;
        }
      }),
    );
  });
});
