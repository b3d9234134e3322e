import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LessonResult, readResults, resultText } from '../../src/link/class-result.ts';

const number = fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true });
const answer = fc.record({
  given: fc.option(number),
  sure: fc.option(fc.constantFrom(0, 1, 2)),
  found: fc.option(number),
  value: fc.option(number),
  held: fc.option(fc.boolean()),
});
const result: fc.Arbitrary<LessonResult> = fc.record({
  page: fc.uuid(),
  scenario: fc.string(),
  seed: fc.string(),
  answers: fc.array(answer, { maxLength: 4 }),
});

const one = (given: number) => ({ given, sure: 1, found: 1, value: 2.5, held: given === 1 });

test('results of a class come back from the text that they are pasted into', () => {
  fc.assert(
    fc.property(fc.uniqueArray(result, { maxLength: 30, selector: ({ page }) => page }), (results) => {
      const pasted = results.map((own, i) => `Pupil ${i + 1}: ${resultText(own)}`).join('\n\n');
      const read = readResults(pasted);
      expect(read.problems).toEqual([]);
      expect(read.results).toEqual(results);
    }),
    { numRuns: 50 },
  );
});

test('of one page the later result counts, of two that say the same both', () => {
  const said = { scenario: 'hypoxia', seed: '7', answers: [one(0)] };
  const later = { ...said, page: 'one', answers: [one(2)] };
  const lines = [{ ...said, page: 'one' }, { ...said, page: 'two' }, later].map(resultText);
  expect(readResults(lines.join(' ')).results).toEqual([later, { ...said, page: 'two' }]);
});

test('no code of which a character was changed or left out is taken for another result', () => {
  const good = resultText({ page: 'a1', scenario: 'hypoxia', seed: '7', answers: [one(0), one(1)] });
  const { results } = readResults(good);
  fc.assert(
    fc.property(fc.nat(good.length - 15), fc.constantFrom('', 'A', 'z', '0', '_'), (at, put) => {
      const place = at + 14;
      const changed = `${good.slice(0, place)}${put}${good.slice(place + 1)}`;
      const read = readResults(changed);
      // Base 64 may write the same bytes in two ways.
      if (read.results.length > 0) expect(read.results).toEqual(results);
      else expect(read.problems).toHaveLength(1);
    }),
  );
});

test('what cannot be read is said, and the rest is read', () => {
  const good = resultText({ page: 'one', scenario: 'hypoxia', seed: '7', answers: [one(0)] });
  const { results, problems } = readResults(`${good.slice(0, -8)}\n${good} ${good}\nstroma-lesson:e30`);
  expect(results).toHaveLength(1);
  expect(problems).toEqual([
    'result 1: it is cut or was changed; expected it as Stroma made it',
    'result 4: it is cut or was changed; expected it as Stroma made it',
  ]);
  expect(readResults('hello').problems[0]).toContain('expected lines that begin with "stroma-lesson:"');
  expect(readResults('x'.repeat(1_000_001)).problems[0]).toContain('expected at most 1000000');
  expect(readResults('')).toEqual({ results: [], problems: [] });
});

test('the code of a lesson of four questions fits into a picture that a telephone reads', () => {
  const code = resultText({
    page: 'a1b2c3',
    scenario: 'mobilisation',
    seed: 'amber-willow-412',
    answers: [0, 1, 2, 1].map(one),
  });
  expect(code.length).toBeLessThan(260);
});
