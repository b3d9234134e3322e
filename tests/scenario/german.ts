/** What the page says in German; texts of the program are in English, as these tests need none. */
import { en } from '../../src/texts/en.ts';
import { textFor, type Words } from '../../src/texts/words.ts';

export const german = (words: Words): string => textFor(words, { code: 'de', core: en });
