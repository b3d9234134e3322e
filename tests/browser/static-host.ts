/** The built page as hosts of static files serve it: in a folder of a site, with the headers that it brings or without. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { headersBy } from '../../src/cli/headers-file.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticHost {
  /** The page's address, with a slash at its end. */
  url: string;
  /** Serves the page changed from now on, as after a new build. */
  change(html: (html: string) => string): void;
  stop(): Promise<void>;
}

/** A host that can set headers reads `_headers`; one that cannot lets browsers keep everything for ten minutes. */
export function hostStatic({ headers }: { headers: boolean }): Promise<StaticHost> {
  const path = '/some/path/';
  const rules = headersBy(readFileSync('dist/_headers', 'utf8'));
  let changed = (html: string) => html;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.slice(path.length) || 'index.html';
    const file = join('dist', name);
    const isServed = pathname.startsWith(path) && !/^(_headers|\.ht.*)$/.test(name) && existsSync(file);
    if (!isServed || !statSync(file).isFile()) return void response.writeHead(404).end();
    const set = headers ? rules(`/${pathname.slice(path.length)}`) : { 'Cache-Control': 'max-age=600' };
    const bytes = readFileSync(file);
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', ...set });
    response.end(name === 'index.html' ? changed(bytes.toString()) : bytes);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}${path}`,
        change(html) {
          changed = html;
        },
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}
