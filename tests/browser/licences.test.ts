/** The list of licences beside the built page: of all that is in it, and of nothing that could not be passed on. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesFrom } from '../../scripts/licences.ts';
import { importGraph, unreached } from '../architecture/circles.ts';
import { imports, readSources } from '../architecture/source.ts';

const licences = licencesFrom(readFileSync('dist/licences.txt', 'utf8'));

/** May be passed on in any form, with their text. */
const PERMISSIVE = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Zlib', 'OFL-1.1'];
/** May be passed on unchanged, with their text and the address of their source. */
const WITH_SOURCE = ['MPL-2.0'];

test('every package that the page imports is in the list', () => {
  const sources = ['src', 'workers'].flatMap(readSources);
  const graph = importGraph(sources, 'running');
  const left = new Set(unreached(graph, ['src/ui/main.tsx', 'workers/offline.ts']));
  const imported = sources
    .filter(({ path }) => !left.has(path))
    .flatMap((source) => imports(source).flatMap(({ from, isType }) => (isType || /^[./]/.test(from) ? [] : [from])))
    .map((from) => from.split('/', from.startsWith('@') ? 2 : 1).join('/'));
  expect(imported).toContain('pixi.js');
  const listed = new Set(licences.map(({ name }) => name));
  expect([...new Set(imported)].filter((name) => !listed.has(name))).toEqual([]);
});

test('every licence allows that the page is passed on as it is', () => {
  const others = licences.filter(
    ({ licence, address }) =>
      !PERMISSIVE.includes(licence) && !(WITH_SOURCE.includes(licence) && /^https:\/\/./.test(address)),
  );
  expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test('each is in the list with its version and its text', () => {
  expect(licences.length).toBeGreaterThan(30);
  for (const { name, version, text } of licences) {
    const { version: installed } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    expect(version, name).toBe(installed);
    expect(text, name).toMatch(/copyright|licen[cs]e/i);
    expect(text.length, name).toBeGreaterThan(200);
  }
});
