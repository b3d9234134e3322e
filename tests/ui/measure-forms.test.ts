/** A measure has a name, a phrase and a short form in each language, and each can be used where it is meant to be. */
import { afterEach, expect, test } from 'vitest';
import { type Measure, measuresOf } from '../../src/observe/measures/measures.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { speak, translated } from '../../src/ui/texts/language.ts';
import { load, SHIPPED } from '../scenario/files.ts';

afterEach(() => speak('en'));

/** One of each kind of measure, and of each measure that a scenario makes. */
const kinds = new Map<string, Measure>();
for (const path of SHIPPED.filter((one) => !one.includes('/validation/'))) {
  const scenario = load(path);
  for (const measure of measuresOf(modelOf(scenario), scenario))
    kinds.set(measure.key === 'readout' ? measure.id : measure.key, measure);
}

/** Begins in the middle of a sentence: nothing but names of molecules and German nouns has a capital there. */
const BEGINS = {
  en: /^(the|how) /,
  de: /^(wie|welcher Anteil) /,
};

test.each(['en', 'de'] as const)('every measure has three forms in %s', async (language) => {
  await speak(language);
  expect(kinds.size).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const [kind, { label, phrase, short }] of kinds) {
    const [name, within, tight] = [label, phrase, short].map(translated);
    if (!/^[\p{Lu}\d]/u.test(name)) wrong.push(`${kind}: a name begins with a capital: ${name}`);
    if (!BEGINS[language].test(within)) wrong.push(`${kind}: a phrase stands within a sentence: ${within}`);
    if (within.toLowerCase() === name.toLowerCase()) wrong.push(`${kind}: a phrase is more than a name: ${within}`);
    if (language === 'en' && / [A-Z][a-z]+( |$)/.test(within))
      wrong.push(`${kind}: a capital in mid-sentence: ${within}`);
    if (tight.length > name.length + 1) wrong.push(`${kind}: a short form is no longer than the name: ${tight}`);
    for (const form of [name, within, tight])
      if (/undefined|[{}]|\s\s|^\s|\s$/.test(form)) wrong.push(`${kind}: ${form}`);
  }
  expect(wrong).toEqual([]);
});

test('the phrases of one language are not those of the other', async () => {
  const english = new Map([...kinds].map(([kind, { phrase }]) => [kind, translated(phrase)]));
  await speak('de');
  for (const [kind, { phrase }] of kinds) expect(translated(phrase), kind).not.toBe(english.get(kind));
});
