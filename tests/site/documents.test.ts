/** Documents become pages of the site, with links that lead somewhere in both places. */
import { expect, test } from 'vitest';
import { addressOf, pageFile, relinked, SHOWN } from '../../site/make/documents.ts';
import { listFiles } from '../architecture/source.ts';
import { PAGES } from '../docs/pages.ts';

const all = (): boolean => true;

test('every document has a page, and no two have the same', () => {
  const documents = [...PAGES, ...listFiles('docs').filter((path) => /^docs\/[^/]+\.md$/.test(path))];
  expect(documents.filter((path) => addressOf(path) === null)).toEqual([]);
  const files = [...new Set(documents)]
    .filter((path) => path !== 'README.md')
    .map((path) => pageFile(addressOf(path)!));
  expect(new Set(files).size).toBe(files.length);
  expect(SHOWN).toContain('docs/scenarios.md');
});

test('links between documents become addresses, those to pictures lead to the copy, those to source files are text', () => {
  const text =
    'See [files](scenario-files.md#a-measured-tissue), [the\ncode](../ARCHITECTURE.md), [`src/ui`](../src/ui), ' +
    '![a picture](twins.png), [home](../README.md), [here](#below) and [afar](https://semver.org).';
  expect(relinked('docs/page.md', text, all)).toEqual({
    text:
      'See [files](/guide/scenario-files#a-measured-tissue), [the\ncode](/engineers/architecture), `src/ui`, ' +
      '![a picture](/docs/twins.png), [home](/), [here](#below) and [afar](https://semver.org).',
    files: ['docs/twins.png'],
  });
  const own = relinked('site/pages/de/teachers/index.md', '[Plan](plans.md), [en](../../teachers/index.md)', all);
  expect(own.text).toBe('[Plan](/de/teachers/plans), [en](/teachers/)');
});

test('what looks like a link within code stays as it is', () => {
  const code = '`layout: [a](b)` and\n\n```ts\nrows[0](x.md);\n```\n';
  expect(relinked('docs/page.md', code, () => false)).toEqual({ text: code, files: [] });
  const within = '- a list:\n\n  ```js\n  rows[0](x.md);\n  ```\n\n- `a` and [here](../README.md)';
  expect(relinked('docs/page.md', within, all).text).toBe(within.replace('../README.md', '/'));
});

test('a link to what does not exist is named with its document', () => {
  expect(() => relinked('docs/page.md', '[gone](gone.md)', () => false)).toThrow(
    'docs/page.md: found a link to gone.md, expected a file that exists',
  );
});
