import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Text } from '../../src/texts/text.ts';
import { load } from './files.ts';

/** The tumours of the source documents. */
const PRESETS = readdirSync('scenarios/presets').map((file) => `scenarios/presets/${file}`);

const languages = (text: Text): string[] => (typeof text === 'string' ? [] : Object.keys(text).sort());

test.each(PRESETS)('%s asks a question, and shows two things that are specific to it', (path) => {
  const { title, question, description, expect: rows, code, view } = load(path);
  for (const text of [title, question, description, ...rows.map(({ says }) => says)])
    expect(languages(text)).toEqual(['de', 'en']);
  expect(rows.length).toBeGreaterThanOrEqual(2);
  for (const { failsWithout } of rows) expect(failsWithout.length).toBeGreaterThan(0);
  expect(view.charts.length).toBeGreaterThanOrEqual(3);
  // Lessons have a code; these are listed apart from them.
  expect(code).toBe('');
});
