/** What keeps a file from being imported is said in every language: nothing in the room throws bare words. */
import { expect, test } from 'vitest';
import {
  ImportProblem,
  ImportQuestion,
  joined,
  mismatch,
  placed,
  wordsOf,
} from '../../src/scenario/first-tissue/import-problem.ts';
import { readSources } from '../architecture/source.ts';
import { german } from './german.ts';

test('no import throws an error that is in English alone', () => {
  const bare = readSources('src/scenario/first-tissue').flatMap(({ path, text }) =>
    /new (Range|Type)?Error\(/.test(text) ? [path] : [],
  );
  expect(bare).toEqual([]);
});

test('a problem has the words of the page, and the options of the command line in its message alone', () => {
  const words = placed('a.csv', mismatch({ en: 'nothing', de: 'nichts' }, { en: 'a number', de: 'eine Zahl' }));
  const problem = new ImportProblem(words, '--unit says it');
  expect(problem.message).toBe('a.csv: found nothing, expected a number; --unit says it');
  expect(german(wordsOf(problem))).toBe('a.csv: nichts gefunden, erwartet: eine Zahl');
  expect(german(joined([words, words]))).toBe(`${german(words)}; ${german(words)}`);
  expect(new ImportQuestion('unit', 'found no unit')).toBeInstanceOf(ImportProblem);
});
