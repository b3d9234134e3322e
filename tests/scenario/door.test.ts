/** Whatever a path or the bytes under it are, a scenario file is read or refused in a line. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findScenario, readFile } from '../../src/cli/load-scenario.ts';
import { MAX_BYTES, readText } from '../../src/cli/named-file.ts';
import { root } from '../architecture/source.ts';
import { LINE, small } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'stroma-door-'));
const at = (name: string): string => join(folder, name);
const base = join(root, 'scenarios/base/cxcl12.yaml');
const scenario = small().replace('base/cxcl12.yaml', base);
const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(at(name), text);
  return at(name);
};

beforeAll(() => {
  mkdirSync(at('folder'));
  symlinkSync(at('one'), at('other'));
  symlinkSync(at('other'), at('one'));
  put('large.yaml', `# ${'x'.repeat(MAX_BYTES.scenario)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['"a\\0b"', 'found "a\\u0000b" (no such file)'],
  ['one', 'found "one" (links that lead to each other)'],
  ['folder', 'found "folder" (a folder)'],
  ['/proc/self/mem', '(a file that cannot be read)'],
  ['/dev/null', '(no regular file)'],
  ['large.yaml', '(a file of 17 MB, expected at most 16 MB)'],
  [`"${'x'.repeat(5000)}"`, '(a name that is too long)'],
])('extends: %s is refused in a line', (extended, found) => {
  const { scenario: read, problems } = readFile(put('top.yaml', `stroma: 1\nextends: ${extended}\n`));
  expect(read).toBeNull();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(LINE);
  expect(problems[0]).toContain(`${at('top.yaml')}:2:10 extends: `);
  expect(problems[0]).toContain(found);
});

test('text of another encoding is refused by its line, a byte order mark is not', () => {
  const latin = Buffer.from(scenario.replace('title: Small', 'title: \u00dcbergr\u00f6\u00dfe'), 'latin1');
  expect(readFile(put('latin.yaml', latin)).problems).toEqual([
    `${at('latin.yaml')}:3:1 file: found text that is not UTF-8, expected a scenario as UTF-8 text`,
  ]);
  expect(readFile(put('marked.yaml', `\ufeff${scenario}`)).problems).toEqual([]);
  expect(readText(at('marked.yaml'))).toEqual({ text: scenario });
});

test('a sweep is no scenario, and the line says what checks it', () => {
  const path = join(root, 'scenarios/sweeps/oxygen.yaml');
  expect(() => findScenario(path)).toThrow(
    `${path}: found a sweep, expected a scenario; "stroma sweep plan ${path}" checks a sweep`,
  );
});
