/** A language is one file, and rows in scenarios: what it lacks is said in English. */
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { type Begun, completed } from '../../src/texts/complete.ts';
import { textFor, type Words } from '../../src/texts/words.ts';
import { en, type Texts } from '../../src/ui/texts/en.tsx';
import { language, languagesIn, nameOfLanguage, nextLanguage, speak } from '../../src/ui/texts/language.ts';
import { readText, small } from '../scenario/files.ts';

const FILES = import.meta.glob<{ texts: Begun<Texts> }>('./fr.tsx');

/** What a scenario says in the language that is begun, beside what its base says. */
const ROWS = `cells:
  tumour: { label: { fr: Cellule tumorale }, plural: { en: tumour cells, fr: cellules tumorales } }
  NF: { label: { en: Fibroblast, fr: Fibroblaste } }`;

describe('a language that is begun', () => {
  const { scenario } = readText(small(ROWS));
  const begun = () => languagesIn(FILES).fr();

  test('is on offer once its file is there', () => {
    expect(Object.keys(languagesIn(FILES))).toEqual(['en', 'fr']);
  });

  test('says what it has, and the rest in English', async () => {
    const fr = await begun();
    expect(fr.header.scenario).toBe('Scénario');
    expect(fr.header.menu).toBe(en.header.menu);
    expect(fr.numbers.decimal).toBe(',');
    expect(fr.core.groups).toEqual({ ...en.core.groups, drugs: 'Médicaments' });
  });

  test('names measures in its own words, with the names that a scenario gives in it', async () => {
    const fr = await begun();
    const told = (words: Words) => textFor(words, { code: 'fr', core: fr.core });
    const measures = measuresOf(modelOf(scenario!), scenario!);
    const label = (id: string) => told(measures.find((one) => one.id === id)!.label);
    expect(label('tumour.tumour.dead')).toBe('cellules tumorales, mortes');
    expect(label('tumour.NF.dead')).toBe('Fibroblaste, mortes');
    expect(label('tumour.CAF.dead')).toBe('tumour-associated fibroblasts, mortes');
    expect(label('tumour.tumour.hypoxic')).toBe('Hypoxic cellules tumorales');
    expect(label('tumour.events.divisions')).toBe('Divisions, tumour');
  });
});

test('texts that are there are taken over those below, down to single ones', () => {
  const whole = { a: { b: 'x', c: () => 'y' }, d: {} as Record<string, string> };
  expect(completed(whole, undefined)).toBe(whole);
  const made = completed(whole, { a: { b: 'z' }, d: { e: 'new' } });
  expect([made.a.b, made.a.c(), made.d.e]).toEqual(['z', 'y', 'new']);
});

test('languages are gone through in turn, and named in themselves', async () => {
  expect(language.value).toBe('en');
  expect(nextLanguage()).toBe('de');
  await speak('de');
  expect(nextLanguage()).toBe('en');
  await speak('en');
  expect(['en', 'de', 'fr'].map(nameOfLanguage)).toEqual(['English', 'Deutsch', 'Français']);
});
