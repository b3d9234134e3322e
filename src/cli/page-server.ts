/** Serves a folder of static files as the page needs them: with its headers, and nothing outside the folder. */
import { createServer } from 'node:http';
import { isIPv6 } from 'node:net';
import sirv from 'sirv';

/** Without both of the first a browser keeps shared memory, and with it more than one worker, from the page. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
};

/** Files whose names change with their content. */
const LASTING = /^\/assets\//;

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
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', LASTING.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    const refuse = (status: number, text: string) => {
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
