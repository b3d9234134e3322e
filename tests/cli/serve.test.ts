/** The page is served with its headers, and nothing outside its folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFile } from '../../scripts/hosting.ts';
import { type PageServer, serveFolder } from '../../src/cli/page-server.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
let server: PageServer;
beforeAll(async () => {
  mkdirSync(folder.path('page/assets'), { recursive: true });
  writeFileSync(folder.path('page/index.html'), 'the page');
  writeFileSync(folder.path('page/_headers'), headersFile());
  writeFileSync(folder.path('page/assets/a-12345678.js'), 'code');
  writeFileSync(folder.path('secret.txt'), 'secret');
  server = await serveFolder(folder.path('page'), '127.0.0.1', 0);
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

/** What is answered to a path as it stands: fetch would tidy it. */
function answerTo(path: string, method = 'GET'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

test('the page may share memory, and only files whose names change are kept by browsers', async () => {
  const page = await fetch(server.url);
  expect(await page.text()).toBe('the page');
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = await fetch(`${server.url}assets/a-12345678.js`);
  expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(asset.headers.get('cache-control')).toContain('immutable');
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '//',
  '/%00',
  '/%zz',
])('%s leads nowhere', async (path) => {
  const answer = await answerTo(path);
  expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
  expect(answer).not.toContain('secret\r');
  expect(answer.split('\r\n\r\n')[1]).not.toContain('secret');
});

test('only reading is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect(await answerTo('/', method)).toMatch(/^HTTP\/1\.1 405 /);
});

test('where it cannot serve it says why', async () => {
  const { port } = new URL(server.url);
  expect(await stroma('serve', '--port', 'x')).toMatchObject({
    code: 2,
    stderr: '--port: found "x", expected a whole number from 0 to 65535\n',
  });
  expect(await stroma('serve', '--port', port)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^serve: (another program serves there; choose another port|the page is not built)/),
  });
});
