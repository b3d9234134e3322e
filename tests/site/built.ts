/** Builds the site for a folder of a web server, and serves it there. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { preview } from 'vite';
import { listFiles, root } from '../architecture/source.ts';

/** Where the site is served: not at the root, so that an address without its base leads nowhere. */
export const BASE = '/stroma/';
const FOLDER = 'build/site';

export async function serveSite(): Promise<{ url: string; close: () => Promise<void> }> {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/site.mjs'), '--base', BASE], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const server = await preview({
    root,
    configFile: false,
    base: BASE,
    // Other than for one page, what is not there is not found.
    appType: 'mpa',
    build: { outDir: FOLDER },
    preview: { host: '127.0.0.1', port: 4390, open: false },
    logLevel: 'error',
  });
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}

/** Every file of the site by its path within it. */
export const siteFiles = (): string[] => listFiles(FOLDER).map((path) => path.slice(FOLDER.length + 1));

/** The pages of the site without those of the page in its folder `app`. */
export const sitePages = (): string[] =>
  siteFiles().filter((path) => path.endsWith('.html') && !path.startsWith('app/'));
