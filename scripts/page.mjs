/** Serves the built page and opens it in an installed browser, for tests and pictures. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { build } from './build.mjs';
import { browserArguments, findEngine, howToInstall } from './engines.mjs';

/** Builds the page when it is out of date and serves it on a free port of this machine. */
export async function servePage() {
  build('page');
  const server = await preview({
    root: fileURLToPath(new URL('..', import.meta.url)),
    preview: { host: '127.0.0.1', port: 4310, open: false },
    logLevel: 'error',
  });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** Starts the installed Chromium, Chrome or Edge without a window. */
export async function launchBrowser() {
  const executablePath = findEngine('browser');
  if (executablePath === '') throw new Error(`no browser found: ${howToInstall('browser')}`);
  return chromium.launch({ executablePath, args: browserArguments });
}
