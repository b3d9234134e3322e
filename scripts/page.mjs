/** Serves the built page as its users do and opens it in an installed browser, for tests and pictures. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { browserArguments, findEngine, howToInstall } from './engines.mjs';

const program = fileURLToPath(new URL('../bin/stroma.js', import.meta.url));

/** Builds the page when it is out of date and serves it on a free port of this machine. */
export async function servePage() {
  build('page', 'node');
  const server = spawn(process.execPath, [program, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    const close = async () => {
      server.kill();
      await ended;
    };
    return { url, close };
  }
  throw new Error(`stroma serve ended with ${await ended}`);
}

/** Starts the installed Chromium, Chrome or Edge without a window. */
export async function launchBrowser() {
  const executablePath = findEngine('browser');
  if (executablePath === '') throw new Error(`no browser found: ${howToInstall('browser')}`);
  return chromium.launch({ executablePath, args: browserArguments });
}
