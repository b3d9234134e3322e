/** What cannot be shown is named, with what is shown in its place, in the language that is spoken. */
import { afterEach, expect, test } from 'vitest';
import { unknownScenario, unopenedLink } from '../../src/ui/run/instead.ts';
import { speak } from '../../src/ui/texts/language.ts';

const listed = [
  { id: 'hypoxia', code: 'E2', title: 'Hypoxia' },
  { id: 'niche', code: 'E4', title: 'The niche' },
];

afterEach(() => speak('en'));

test('of an unknown scenario the nearest name is given, and what is shown', async () => {
  const says = () => unknownScenario('hypoxya', listed, 'hypoxia');
  expect(says()).toBe('No scenario is called “hypoxya”; the nearest is “hypoxia”. Showing “Hypoxia”.');
  await speak('de');
  expect(says()).toBe('Kein Szenario heißt „hypoxya“; am nächsten kommt „hypoxia“. Gezeigt wird „Hypoxia“.');
});

test('of a link that cannot be opened the reason is given, and what is shown', () => {
  expect(unopenedLink('it was cut', listed, 'niche')).toBe(
    'This link is damaged: it was cut. “The niche” is shown instead.',
  );
});
