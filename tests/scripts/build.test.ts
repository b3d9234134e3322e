import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh, keepStamp } from '../../scripts/build.mjs';

const target = { output: 'dist/index.html', sources: ['src'], command: ['build'] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stroma-build-'));
  for (const name of ['src', 'dist']) mkdirSync(join(folder, name));
  write('src/a.ts', 1000);
  write('dist/index.html', 2000);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file as of a time in seconds, its folder too. */
function write(path: string, time: number): void {
  writeFileSync(join(folder, path), path);
  for (const changed of [path, path.split('/')[0]]) utimesSync(join(folder, changed), time, time);
}

const fresh = () => isFresh('page', target, folder);

test('an output that was built for production after its sources is fresh', () => {
  keepStamp('page', target, folder);
  expect(fresh()).toBe(true);
});

test.each([
  ['nothing is known of how it was built', () => {}],
  ['it was built for tests', () => keepStamp('page', target, folder, { NODE_ENV: 'test' })],
  ['it was built by another command', () => keepStamp('page', { ...target, command: ['build', '--fast'] }, folder)],
  [
    'a source is newer',
    () => {
      keepStamp('page', target, folder);
      write('src/a.ts', 3000);
    },
  ],
  [
    'something else wrote it since',
    () => {
      keepStamp('page', target, folder);
      write('dist/index.html', 2500);
    },
  ],
  [
    'it is gone',
    () => {
      keepStamp('page', target, folder);
      rmSync(join(folder, 'dist/index.html'));
    },
  ],
])('an output is stale when %s', (_, change) => {
  change();
  expect(fresh()).toBe(false);
});
