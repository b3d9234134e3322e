/** The files that say how to cite Stroma: valid by their formats, and of the version that is here. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { AUTHORS } from '../../src/cli/methods/bibliography.ts';
import { textOf } from './pages.ts';

interface Package {
  version: string;
  description: string;
  license: string;
  engines: { node: string };
}
const own = JSON.parse(textOf('package.json')) as Package;

/** Keys of the Citation File Format 1.2.0 that stand at the top; the first four have to. */
const CFF = [
  ...['authors', 'cff-version', 'message', 'title'],
  ...['abstract', 'commit', 'contact', 'date-released', 'doi', 'identifiers', 'keywords', 'license', 'license-url'],
  ...[
    'preferred-citation',
    'references',
    'repository',
    'repository-artifact',
    'repository-code',
    'type',
    'url',
    'version',
  ],
];

test('CITATION.cff is one of the Citation File Format, and of this version', () => {
  const cff = parse(textOf('CITATION.cff')) as { [key: string]: unknown; authors: object[]; keywords: string[] };
  expect(Object.keys(cff).filter((key) => !CFF.includes(key))).toEqual([]);
  for (const key of CFF.slice(0, 4)) expect(cff, key).toHaveProperty(key);
  expect(cff).toMatchObject({ 'cff-version': '1.2.0', type: 'software', title: 'Stroma' });
  expect(cff).toMatchObject({ version: own.version, abstract: own.description, license: own.license });
  expect(cff.authors).toEqual([{ name: AUTHORS }]);
  expect(new Set(cff.keywords).size).toBe(cff.keywords.length);
});

test('codemeta.json is CodeMeta 3.0, and of this version', () => {
  const meta = JSON.parse(textOf('codemeta.json')) as { [key: string]: unknown };
  expect(meta).toMatchObject({
    '@context': 'https://w3id.org/codemeta/3.0',
    type: 'SoftwareSourceCode',
    name: 'Stroma',
  });
  expect(meta).toMatchObject({ version: own.version, description: own.description });
  expect(meta.license).toBe(`https://spdx.org/licenses/${own.license}`);
  expect(meta.runtimePlatform).toBe(`Node.js ${own.engines.node}`);
  expect(meta.author).toEqual([{ type: 'Organization', name: AUTHORS }]);
});

test('both name who the licence names, and no address that is not there', () => {
  expect(textOf('LICENSE')).toMatch(new RegExp(`Copyright \\(c\\) \\d{4} ${AUTHORS}\\b`));
  for (const file of ['CITATION.cff', 'codemeta.json'])
    expect(textOf(file).match(/https?:\/\/[^"\s]+/g) ?? []).toEqual(
      file === 'codemeta.json' ? ['https://w3id.org/codemeta/3.0', 'https://spdx.org/licenses/MIT'] : [],
    );
});
