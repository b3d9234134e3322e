import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../architecture/source.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export const program = join(root, 'bin/stroma.js');
export const SMALL = 'tests/cli/fixtures/small.yaml';

/** Runs the built command line in the folder of the project, as a person does. */
export const stroma = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

/** A folder of its own for a file of tests; `remove` takes it away. */
export function newFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-cli-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
