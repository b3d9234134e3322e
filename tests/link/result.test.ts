import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LessonResult, readResults, resultText } from '../../src/link/class-result.ts';

const number = fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true });
const result: fc.Arbitrary<LessonResult> = fc.record({
  page: fc.uuid(),
  scenario: fc.string(),
  seed: fc.string(),
  answers: fc.array(
    fc.record({
      guess: fc.constantFrom('less', 'same', 'more', null),
      found: fc.option(fc.record({ first: number, second: number })),
    }),
    { maxLength: 3 },
  ),
});

test('results of a class come back from the text that they are pasted into', () => {
  fc.assert(
    fc.property(fc.uniqueArray(result, { maxLength: 30, selector: ({ page }) => page }), (results) => {
      const pasted = results.map((one, i) => `Pupil ${i + 1}: ${resultText(one)}`).join('\n\n');
      const read = readResults(pasted);
      expect(read.problems).toEqual([]);
      expect(read.results).toEqual(results);
    }),
    { numRuns: 50 },
  );
});

test('of one page the later result counts, of two that say the same both', () => {
  const said = { scenario: 'hypoxia', seed: '7', answers: [{ guess: 'less' as const, found: null }] };
  const later = { ...said, page: 'one', answers: [{ guess: 'more' as const, found: null }] };
  const lines = [{ ...said, page: 'one' }, { ...said, page: 'two' }, later].map(resultText);
  expect(readResults(lines.join(' ')).results).toEqual([later, { ...said, page: 'two' }]);
});

test('what cannot be read is said, and the rest is read', () => {
  const good = resultText({ page: 'one', scenario: 'hypoxia', seed: '7', answers: [{ guess: 'less', found: null }] });
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
