/** A command line that is older than its source says so, and runs all the same. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a missing build is made first; a build older than a file of the source is told, one that is newer or has no source is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-stale-'));
  const run = () => spawnSync(process.execPath, [join(folder, 'bin/stroma.js')], { cwd: folder, encoding: 'utf8' });
  try {
    cpSync('bin', join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(join(folder, 'scripts'));
    writeFileSync(
      join(folder, 'scripts/build.mjs'),
      `import { mkdirSync, writeFileSync } from 'node:fs';
      export function build(name) {
        console.error('building', name);
        mkdirSync('build');
        writeFileSync('build/stroma.js', 'console.log("ran");');
      }`,
    );
    expect(run()).toMatchObject({ stdout: 'ran\n', stderr: 'building node\n' });
    expect(run()).toMatchObject({ stdout: 'ran\n', stderr: '' });
    mkdirSync(join(folder, 'src/deep/er'), { recursive: true });
    const source = join(folder, 'src/deep/er/one.ts');
    writeFileSync(source, '');
    const now = Date.now() / 1000;
    for (const path of ['src', 'src/deep', 'src/deep/er', 'src/deep/er/one.ts'])
      utimesSync(join(folder, path), now - 99, now - 99);
    expect(run()).toMatchObject({ stdout: 'ran\n', stderr: '' });
    utimesSync(source, now + 99, now + 99);
    expect(run()).toMatchObject({ stdout: 'ran\n', stderr: expect.stringMatching(/^stroma: the source has changed/) });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
