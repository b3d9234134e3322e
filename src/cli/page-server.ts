/** Serves a folder of static files as the page needs them: with its headers, and nothing outside the folder. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersBy } from './headers-file.ts';

/** Without both of the first a browser keeps shared memory, and with it more than one worker, from the page. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
};

/** The headers of each file, as the build has written them beside its files for any host. */
function headersIn(folder: string): (path: string) => Readonly<Record<string, string>> {
  const file = join(folder, '_headers');
  return existsSync(file) ? headersBy(readFileSync(file, 'utf8')) : () => PAGE_HEADERS;
}

export interface PageServer {
  /** Its address, with a slash at its end. */
  url: string;
  close: () => Promise<void>;
}

/**
 * @param port 0 for any that is free
 * @throws the system's error where it cannot listen there
 */
export async function serveFolder(folder: string, host: string, port: number): Promise<PageServer> {
  // Only files that are there at the start are served, so that no path leads out of the folder.
  const files = sirv(folder, { etag: true });
  const headersOf = headersIn(folder);
  const server = createServer((request, response) => {
    // Not by URL, which takes no path that begins as `//`.
    const path = (request.url ?? '/').replace(/[?#].*/, '');
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    const refuse = (status: number, text: string) => {
      // What is missing may come: that it is missing is not kept.
      response.removeHeader('Cache-Control');
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') refuse(405, 'only GET and HEAD');
    else files(request, response, () => refuse(404, 'there is no such file'));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${at}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
