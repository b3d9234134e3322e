/** Ends a sweep in the middle, again and again. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../architecture/source.ts';
import { program } from './stroma.ts';

/**
 * Runs a sweep until its results are there, killed every time a random while after its first run, at most `kills` times;
 * says how often it was. No run may be done twice.
 */
export async function runKilled(sweep: string, out: string, kills: number): Promise<number> {
  const written = new Map<string, number>();
  for (let killed = 0; ; killed++) {
    await once(sweep, out, killed < kills);
    for (const [name, time] of filesOf(out)) {
      expect(written.get(name) ?? time, `${name} was done twice`).toBe(time);
      written.set(name, time);
    }
    if (existsSync(join(out, 'results.csv'))) return killed;
  }
}

/** Milliseconds after the first run within which it is killed. */
const LONGEST = 150;

function once(sweep: string, out: string, kill: boolean): Promise<void> {
  const child = spawn(process.execPath, [program, 'sweep', 'run', sweep, '--out', out, '--json'], { cwd: root });
  child.stdout.on('data', (text: Buffer) => {
    if (kill && text.includes('"event":"run"')) setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST);
  });
  return new Promise((resolve) => child.on('exit', () => resolve()));
}

/** When the file of every run was written. */
function filesOf(out: string): [name: string, time: number][] {
  const runs = join(out, 'runs');
  if (!existsSync(runs)) return [];
  return readdirSync(runs).flatMap((part) =>
    readdirSync(join(runs, part))
      .filter((name) => /^\d+\.json$/.test(name))
      .map((name): [string, number] => [name, statSync(join(runs, part, name)).mtimeMs]),
  );
}
