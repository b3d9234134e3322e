/** How much of the engine's speed the page keeps, and how it responds: needs a browser, so only for developers. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, wrong } from './failure.ts';
import { home } from './home.ts';

export interface PageBench {
  /** Sides of worlds that play besides the flagship, sites; the largest also receives user input. */
  sides: readonly number[];
  threads: readonly number[];
  rounds: number;
}

/** Seconds that each part of the page's bench plays. */
const SECONDS = { race: '5', handling: '30' } as const;

export function benchPage({ sides, threads, rounds }: PageBench): void {
  const folder = join(home(), 'scripts', 'bench');
  if (!existsSync(folder))
    throw wrong('bench page needs a browser and the tools of a checkout of Stroma; this copy has none');
  const run = (script: string, ...given: string[]): void => {
    const { status } = spawnSync(process.execPath, [join(folder, script), ...given], { stdio: 'inherit' });
    if (status !== 0) throw failed(`bench page: ${script} ended with ${status ?? 'a signal'}`);
  };
  for (const count of threads) {
    const given = ['--threads', `${count}`, '--rounds', `${rounds}`, '--seconds', SECONDS.race];
    run('page.mjs', '--worlds', ['flagship', ...sides].join(), ...given);
  }
  run('large.mjs', `${Math.max(...sides)}`, SECONDS.handling, `${Math.max(...threads)}`);
}
