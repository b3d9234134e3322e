/** Texts of scenarios: in one language or in several, and what becomes of them in files that extend others. */
import { describe, expect, test } from 'vitest';
import { textIn } from '../../src/texts/text.ts';
import { english } from '../../src/texts/words.ts';
import { readText, small } from './files.ts';

const read = (more: string) => {
  const { scenario, problems } = readText(small(more));
  expect(problems).toEqual([]);
  return scenario!;
};

const problemsOf = (more: string): string[] => readText(small(more)).problems;

describe('a text', () => {
  test('is the same in every language, or is told by language', () => {
    const { cells } = read(`
cells:
  NF: { label: Fibro }
  CAF: { label: { en: Changed, de: Verändert } }`);
    expect(textIn(cells.NF.label, 'de')).toBe('Fibro');
    expect(textIn(cells.CAF.label, 'de')).toBe('Verändert');
  });

  test('is English where a language lacks it', () => {
    expect(textIn({ en: 'Cell', de: 'Zelle' }, 'fr')).toBe('Cell');
    expect(english({ en: 'Cell', de: 'Zelle' })).toBe('Cell');
  });

  test.each([
    ['{ label: 5 }', 'cells.NF.label: found 5, expected text, alone or by language'],
    ['{ label: [a, b] }', 'cells.NF.label: found ["a","b"], expected text, alone or by language'],
    ['{ label: { en: Cell, german: Zelle } }', 'cells.NF.label.german: found "german", expected the two letters of a'],
    ['{ label: { en: Cell, de: 5 } }', 'cells.NF.label.de: found 5, expected text'],
  ])('of another shape is a problem where it stands: %s', (cell, message) => {
    const [problem] = problemsOf(`cells:\n  NF: ${cell}`);
    expect(problem).toContain(message);
    expect(problem).toMatch(/^scenarios\/small\.yaml:15:\d+ /);
  });

  test('is always told in English', () => {
    const [problem] = problemsOf('dials:\n  own: { label: { de: Eigener }, value: 1 }');
    expect(problem).toContain('dials.own.label.en: found nothing, expected text');
  });
});

describe('a file that extends another', () => {
  test('replaces a text in all languages when it tells it anew in English', () => {
    expect(read('cells:\n  CAF: { label: { en: Changed } }').cells.CAF.label).toEqual({ en: 'Changed' });
    expect(read('cells:\n  CAF: { label: Changed }').cells.CAF.label).toBe('Changed');
  });

  test('adds a language to a text', () => {
    const { label } = read('cells:\n  CAF: { label: { fr: Fibroblaste } }').cells.CAF;
    expect(textIn(label, 'fr')).toBe('Fibroblaste');
    expect(textIn(label, 'de')).toContain('Fibroblast');
  });

  test('does not take the forms of a cell for another label', () => {
    const { tumour, sprout } = read('cells:\n  tumour: { label: Blast }').cells;
    expect([tumour.singular, tumour.plural]).toEqual([undefined, undefined]);
    expect(english(sprout.plural!)).toBe('new vessels');
    const { mine } = read('cells:\n  mine: { like: tumour, label: Mine, layer: structural }').cells;
    expect(mine.plural).toBeUndefined();
  });
});
