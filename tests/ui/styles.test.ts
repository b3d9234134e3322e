/** Styles: colours are tokens, and a class is styled in the file of one component. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const FILES = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).map((path) => `src/ui/${path}`);
const SHEETS = FILES.filter((path) => path.endsWith('.css')).map((path) => ({
  path,
  text: readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
}));

/** Sheets that lay out what other files style: the page, and a worksheet on paper. */
const LAYOUTS = new Set(['src/ui/page.css', 'src/ui/lesson/worksheet.css']);

const BY_HAND =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(?:black|white|gr[ae]y|red|green|blue|yellow|orange|purple|pink|brown)\b/i;

/** Colours in the values of a sheet, with what they are given to. */
function coloursIn(text: string): string[] {
  return [...text.matchAll(/([\w-]+)\s*:([^;{}]*);/g)]
    .filter(([, , value]) => BY_HAND.test(value.replace(/var\([^)]*\)/g, '')))
    .map(([, property, value]) => `${property}:${value}`);
}

/** Classes that rules of a sheet are for, whatever they stand in. */
function classesIn(text: string): Set<string> {
  const lists = [...text.matchAll(/([^{};]+)\{/g)].map(([, list]) => list.replace(/\([^()]*\)/g, ''));
  const selectors = lists.flatMap((list) => list.split(','));
  return new Set(selectors.flatMap((one) => /^\s*(?:\w+)?\.([\w-]+)\s*$/.exec(one)?.[1] ?? []));
}

test('colours stand in tokens.css, where each theme has its own', () => {
  expect(coloursIn('a { color: RED; fill: rgb(1 2 3); --x: #abc; margin: 0 }')).toHaveLength(3);
  expect(coloursIn('a { color: var(--red); background: color-mix(in srgb, var(--white) 5%, transparent); }')).toEqual(
    [],
  );
  const found = SHEETS.filter(({ path }) => !path.endsWith('/tokens.css')).flatMap(({ path, text }) =>
    coloursIn(text).map((one) => `${path}: ${one}`),
  );
  for (const path of FILES.filter((file) => file.endsWith('.tsx')))
    for (const [, style] of readFileSync(path, 'utf8').matchAll(/style=\{\{([^}]*)\}\}/g))
      if (BY_HAND.test(style)) found.push(`${path}: ${style.trim()}`);
  expect(found, 'write colours as tokens of src/ui/style/tokens.css').toEqual([]);
});

test('a class is styled in one file', () => {
  const files = new Map<string, string[]>();
  for (const { path, text } of SHEETS.filter(({ path }) => !LAYOUTS.has(path)))
    for (const name of classesIn(text)) files.set(name, [...(files.get(name) ?? []), path]);
  const shared = [...files]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `.${name}: ${paths.join(' and ')}`);
  expect(shared, 'classes hold for the whole page: give one of them another name').toEqual([]);
});

test('no two style sheets have one name', () => {
  const names = SHEETS.map(({ path }) => basename(path));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('no two folded panels have one name', () => {
  const names = [...readFileSync('src/ui/panel/list.ts', 'utf8').matchAll(/\{ name: '([^']+)'/g)].map(
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
});
