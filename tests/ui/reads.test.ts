/** A question of a lesson says what is read: which number of a course, and over which window. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Reduction } from '../../src/analysis/course.ts';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { compile } from '../../src/scenario/compile.ts';
import { REDUCTIONS } from '../../src/scenario/reductions.ts';
import type { Words } from '../../src/texts/words.ts';
import { moment } from '../../src/ui/format.ts';
import { readInWords } from '../../src/ui/lesson/reads.ts';
import { speak, translated } from '../../src/ui/texts/language.ts';
import { load, SHIPPED } from '../scenario/files.ts';

type Language = 'en' | 'de';

/** What a sentence of each reduction has to say; a value at a time says none of it. */
const SAYS: Record<Language, Record<Exclude<Reduction, 'last'>, RegExp>> = {
  en: {
    max: /^the peak of /,
    min: /^the lowest value of /,
    mean: /^the mean of /,
    timeOfMax: /^the time of the peak of /,
    area: /^the area under the curve of /,
    halfLife: /^the half-life of /,
  },
  de: {
    max: /^der Höchstwert /,
    min: /^der niedrigste Wert /,
    mean: /^der Mittelwert /,
    timeOfMax: /^der Zeitpunkt des Höchstwerts /,
    area: /^die Fläche unter der Kurve /,
    halfLife: /^die Halbwertszeit /,
  },
};
const WINDOW = {
  en: { at: 'at', upTo: 'up to', from: 'from', to: 'to' },
  de: { at: 'bei', upTo: 'bis', from: 'von', to: 'bis' },
};

const LANGUAGES = Object.keys(SAYS) as Language[];

interface Row {
  phrase: Words;
  reduce: Reduction;
  from: number | undefined;
  at: number;
}

/** Every expectation that ships outside validation, with the phrase of its measure. */
const rows: Row[] = SHIPPED.filter((path) => !path.includes('/validation/')).flatMap((path) => {
  const scenario = load(path);
  const measures = measuresOf(compile(scenario), scenario);
  return scenario.expect.map(({ measure, reduce, from, at = scenario.duration }) => ({
    phrase: measures.find(({ id }) => id === measure)!.phrase,
    reduce,
    from,
    at,
  }));
});

/** What is left of a sentence once it has been found to name its reduction and its measure. */
function windowOf(row: Row, language: Language): string {
  const phrase = translated(row.phrase);
  const sentence = readInWords({ ...row, phrase });
  const named = row.reduce === 'last' ? /^/ : SAYS[language][row.reduce];
  expect(sentence).toMatch(named);
  const rest = sentence.replace(named, '');
  // A phrase that would have to be inflected stands in brackets, behind the window.
  const bracketed = ` (${phrase})`;
  if (rest.endsWith(bracketed)) return rest.slice(0, -bracketed.length);
  expect(rest.startsWith(`${phrase} `)).toBe(true);
  return rest.slice(phrase.length + 1);
}

function windowWanted({ reduce, from, at }: Row, language: Language): string {
  const words = WINDOW[language];
  const end = moment(at / 60);
  if (reduce === 'last') return `${words.at} ${end}`;
  return (from ?? 0) === 0 ? `${words.upTo} ${end}` : `${words.from} ${moment(from! / 60)} ${words.to} ${end}`;
}

afterEach(() => speak('en'));

describe.each(LANGUAGES)('in %s, what is read', (language) => {
  test('names the reduction and the window of every expectation that ships', async () => {
    await speak(language);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.some(({ reduce }) => reduce !== 'last')).toBe(true);
    for (const row of rows) expect(windowOf(row, language)).toBe(windowWanted(row, language));
  });

  test.each(REDUCTIONS)('names %s with a window and without', async (reduce) => {
    await speak(language);
    for (const from of [undefined, 360]) {
      const row = { phrase: 'CXCL12', reduce, from, at: 2880 };
      expect(windowOf(row, language)).toBe(windowWanted(row, language));
    }
  });
});
