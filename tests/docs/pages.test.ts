/** What the pages say of files, scripts and places is so. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { readText } from '../scenario/files.ts';
import { blocksOf, PAGES, textOf } from './pages.ts';

test('the README can be read in one go', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150);
});

describe.each(PAGES)('%s', (page) => {
  // A line may end within what is quoted.
  const text = textOf(page).replaceAll(/\s+/g, ' ');

  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link);
    const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
    expect(missing).toEqual([]);
  });

  test('names files and folders that are there', () => {
    const paths = [...text.matchAll(/`((?:src|tests|scripts|scenarios|workers|docs|bin)\/[\w./-]+)`/g)].map(
      ([, path]) => path,
    );
    const made = ['scenarios/my-axis.yaml'];
    expect(paths.filter((path) => !existsSync(join(root, path)) && !made.includes(path))).toEqual([]);
  });

  test('names files of code by their whole path', () => {
    const named = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, path]) => path);
    // A file that was named before, or that the reader is told to write.
    const known = (path: string) =>
      /^(src|tests|scripts|workers)\//.test(path) || !path.includes('/') || path.startsWith('./');
    expect(named.filter((path) => !known(path))).toEqual([]);
  });

  test('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...text.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name]) => name);
    const own = ['ci', 'install', 'pack'];
    expect(named.filter((name) => !(name in scripts) && !own.includes(name))).toEqual([]);
    const files = [...text.matchAll(/node (scripts\/[\w-]+\.mjs)/g)].map(([, path]) => path);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('quotes files as they are', () => {
    for (const { file, code } of blocksOf(page).filter(({ language, file }) => language === 'ts' && file !== '')) {
      const holds = readFileSync(join(root, file), 'utf8').includes(code.trimEnd());
      expect(holds ? '' : `${page} quotes ${file} as it was: copy the part that changed`).toBe('');
    }
  });

  test('shows scenarios that are right', () => {
    for (const { code } of blocksOf(page).filter(({ language }) => language === 'yaml')) {
      if (/^sweep:/m.test(code) || !/^stroma:/m.test(code)) continue;
      expect(readText(code).problems).toEqual([]);
    }
  });
});
