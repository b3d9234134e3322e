/** Where the licence of a package that is built in comes from, and when there is none to be found. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licenceIn } from '../../scripts/licences.ts';

const TEXT = 'Permission is hereby granted. '.repeat(10).trim();
const ABOUT = { name: 'a', version: '1.2.3', license: 'ISC', repository: 'github:a/a' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stroma-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The licence found in a package of these files. */
function found(about: object, files: Record<string, string> = {}) {
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/package.json'), JSON.stringify(about));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'a', name), text);
  return licenceIn(join(folder, 'a'));
}

test('the text is that of its own file, and the address a whole one', () => {
  expect(found(ABOUT, { 'licence.md': `${TEXT}\r\n`, 'README.md': '# a' })).toEqual({
    name: 'a',
    version: '1.2.3',
    licence: 'ISC',
    address: 'https://github.com/a/a',
    text: TEXT,
  });
});

test('or the last part of its readme', () => {
  expect(found(ABOUT, { 'README.md': `# a\n\nText.\n\nLICENSE (ISC)\n-----\n\n${TEXT}\n` }).text).toBe(TEXT);
});

test('or that of the MIT licence with the name of its author', () => {
  const { text } = found({ ...ABOUT, license: 'MIT', author: 'A. Author <a@example.org>' }, { LICENSE: 'MIT' });
  expect(text).toMatch(/^Copyright \(c\) A\. Author$/m);
  expect(text).toContain('Permission is hereby granted');
});

test('a package of which it is not known fails the build', () => {
  expect(() => found(ABOUT, { 'README.md': '# a\n\n## License\n\nISC\n' })).toThrow('a: found no file LICENSE');
});

test('as does one that names no licence', () => {
  expect(() => found({ ...ABOUT, license: undefined }, { LICENSE: TEXT })).toThrow('a: package.json has no "license"');
});
