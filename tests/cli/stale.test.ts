/** A command line that is older than its source says so, and runs all the same. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a build older than a file of the source is told, one that is newer or has no source is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-stale-'));
  const run = () => spawnSync(process.execPath, [join(folder, 'bin/stroma.js')], { encoding: 'utf8' });
  try {
    cpSync('bin', join(folder, 'bin'), { recursive: true });
    expect(run().stderr).toMatch(/^stroma: the command line is not built yet/);
    mkdirSync(join(folder, 'build'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'build/stroma.js'), 'console.log("ran");\n');
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
