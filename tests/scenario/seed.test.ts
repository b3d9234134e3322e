/** A seed is text: what is written is what is used, or it is refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLayer } from '../../src/scenario/read/layers.ts';
import { checkSeed } from '../../src/scenario/read/seed-check.ts';
import { seed } from '../../src/scenario/schema/parts.ts';
import { planOf, readTest, SWEEP, sweep } from '../sweep/files.ts';
import { readText, SMALL, small } from './files.ts';

/** The seed that a file has, or the problem with it. */
function read(written: string): { used: string } | { problem: string } | null {
  const { layer, problems } = parseLayer('a.yaml', `seed: ${written}\n`);
  const value = (layer.value as { seed?: unknown } | null)?.seed;
  if (problems.length > 0 || (typeof value !== 'string' && typeof value !== 'number')) return null;
  const [problem] = checkSeed([layer], value);
  return problem ? { problem: problem.message } : { used: seed('').parse(value) };
}

test('any number that is written for a seed is used to the last digit, or refused', () => {
  const digits = fc.stringMatching(/^[+-]?[0-9]{1,25}$/);
  const odd = fc.stringMatching(/^[+-]?(0[xob])?[0-9a-f_]{1,12}(\.[0-9]{0,3})?([eE][+-]?[0-9]{1,2})?$/);
  let [used, refused] = [0, 0];
  fc.assert(
    fc.property(fc.oneof(digits, odd), (written) => {
      const one = read(written);
      if (one === null) return;
      if ('used' in one) {
        expect(one.used).toBe(written);
        used++;
      } else {
        expect(one.problem).toContain(`quote it: "${written}"`);
        expect(read(`"${written}"`)).toEqual({ used: written });
        refused++;
      }
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(Math.min(used, refused)).toBeGreaterThan(100);
});

test.each(['7', '-1', '0', '9007199254740991', '2024-01-05', '"007"', "'1e3'", 'ember-41'])(
  '%s is a seed',
  (written) => {
    expect(read(written)).toEqual({ used: written.replace(/["']/g, '') });
  },
);

test.each([
  ['007', 'found 007, which as a number is 7; expected text, so quote it: "007"'],
  ['0x1F', 'found 0x1F, which as a number is 31; expected text, so quote it: "0x1F"'],
  ['0o17', 'which as a number is 15'],
  ['1e3', 'which as a number is 1000'],
  ['1.0', 'which as a number is 1'],
  ['.inf', 'found .inf, which has more digits than a number keeps'],
  ['9007199254740992', 'found 9007199254740992, which has more digits than a number keeps; expected text, so quote it'],
  ['9007199254740993', 'quote it: "9007199254740993"'],
])('%s is refused', (written, problem) => {
  expect(read(written)).toEqual({ problem: expect.stringContaining(problem) });
});

test('in a scenario, in a change and in a sweep it is the same', () => {
  const [line] = readText(small().replace('seed: 1', 'seed: 007')).problems;
  expect(line).toBe(`${SMALL}:4:7 seed: found 007, which as a number is 7; expected text, so quote it: "007"`);
  expect(readText(small(), ['seed=1e3']).problems).toEqual([
    expect.stringMatching(/^--set:1:6 seed: found 1e3, which as a number is 1000/),
  ]);
  expect(readText(small(), ['seed="007"']).scenario?.seed).toBe('007');
  // The file below has no say where the one above has a seed of its own.
  expect(readText(small().replace('seed: 1', 'seed: 007'), ['seed=12']).scenario?.seed).toBe('12');
  expect(planOf(sweep('seed: 7\n')).seed).toBe('7');
  expect(readTest(sweep('seed: 007\n')).problems).toEqual([
    `${SWEEP}:5:7 seed: found 007, which as a number is 7; expected text, so quote it: "007"`,
  ]);
});
