import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STAGES } from '../../src/step/stages.ts';
import { stroma } from './stroma.ts';

test.each(['model', 'scenarios', 'sensitivity'])('docs/%s.md is what the model says of itself now', async (which) => {
  const { code, stdout } = await stroma('describe', which);
  expect(code).toBe(0);
  expect(`${stdout.trimEnd()}\n`, 'the model has changed: `npm run docs` writes its documents anew').toBe(
    readFileSync(`docs/${which}.md`, 'utf8'),
  );
});

test('the schedule names every stage in order, and every rule has its source', () => {
  const text = readFileSync('docs/model.md', 'utf8');
  const places = STAGES.map(({ name }) => text.indexOf(`| \`${name}\` |`));
  expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
  const rules = text
    .split('### Rules')[1]
    .split('### Numbers')[0]
    .split('\n')
    .slice(4)
    .filter((line) => line.startsWith('|'));
  expect(rules.length).toBeGreaterThan(70);
  for (const line of rules)
    expect(line).toMatch(
      /\| \S[^|]* \| (measured|from another model|read in the source|recalled|derived|fitted|assumed) \|$/,
    );
});

test('no number or rule that ships has the older mark, which does not say who measured or assumed it', () => {
  const text = readFileSync('docs/model.md', 'utf8');
  const marked = text.split('### Rules')[1];
  const numbers = marked.split('### Numbers')[1];
  expect(
    numbers.match(/\| (measured|from another model|recalled|derived|fitted|assumed) \|$/gm)!.length,
  ).toBeGreaterThan(100);
  expect(marked).not.toMatch(/\| (read in the source|seen) \|$/m);
});

test('the reference has an entry for every number that a cell type may have', () => {
  const text = readFileSync('docs/scenarios.md', 'utf8');
  for (const entry of [
    'cells.NAME.speed',
    'cells.NAME.receptors.NAME',
    'rules.NAME.half',
    'traits.NAME.jump',
    'drugs.NAME.neutralises.NAME',
  ])
    expect(text).toContain(`\`${entry}\``);
});
