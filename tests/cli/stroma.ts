import { AsyncLocalStorage } from 'node:async_hooks';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../src/cli/program.ts';
import { root } from '../architecture/source.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export const program = join(root, 'bin/stroma.js');
export const SMALL = 'tests/cli/fixtures/small.yaml';

/** Runs the command line in this process, from source, in the folder of the project: what it writes is kept for each call. */
export async function stroma(...args: string[]): Promise<Outcome> {
  catchOutput();
  const written = { stdout: '', stderr: '' };
  const code = await output.run(written, () => runProgram(args));
  return { code, ...written };
}

/** What was told besides notes on the schedule of a run, which a run cut short has. */
export const besidesNotes = (stderr: string): string => stderr.replace(/^note {2}.*\n/gm, '');

/** Runs the built command line in a process of its own, as a person does. */
export const spawned = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

/** What the call that is running has written. */
const output = new AsyncLocalStorage<{ stdout: string; stderr: string }>();
let catching = false;

/** From now on what a call writes goes to its outcome, and all else where it went. */
function catchOutput(): void {
  if (catching) return;
  catching = true;
  for (const name of ['stdout', 'stderr'] as const) {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...words: unknown[]) => boolean;
    stream.write = (text: string | Uint8Array, ...rest: unknown[]) => {
      const call = output.getStore();
      if (!call) return write(text, ...rest);
      call[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
  }
}

/** A folder of its own for a file of tests; `remove` takes it away. */
export function newFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-cli-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
