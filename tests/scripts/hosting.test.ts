/** Every host gives each file the headers of the one table: by its settings, and, where it is installed, as it answers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locate } from '../../scripts/engines.mjs';
import { headersFile, headersOf, htaccess } from '../../scripts/hosting.ts';
import { serveFolder } from '../../src/cli/page-server.ts';

/** A file of each kind, by its path in the page's folder; '' is the page. */
const FILES = [
  '',
  'index.html',
  'offline.js',
  'files.json',
  'licences.txt',
  'site.webmanifest',
  'assets/a-12345678.js',
];

let folder: string;
let running: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stroma-hosting-'));
  // Servers that root starts read files as another user.
  chmodSync(folder, 0o755);
  for (const name of FILES.filter(Boolean)) write(`page/${name}`, name);
  write('page/.htaccess', htaccess());
});
afterEach(async () => {
  if (running?.exitCode === null) {
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running.kill();
    await ended;
  }
  running = null;
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Settings of `deploy/`, for the page of this test and another port. */
const settings = (name: string, port: number): string =>
  readFileSync(join('deploy', name), 'utf8')
    .replaceAll('/srv/stroma', join(folder, 'page'))
    .replace(/^( *listen |):8080|( *listen )8080/m, (found) => found.replace('8080', `${port}`));

/** The words that start each server on a port. */
const servers = {
  nginx: (port: number) => [
    '-c',
    write(
      'nginx.conf',
      [
        `daemon off; pid ${folder}/pid; error_log stderr; events {}`,
        'http {',
        `access_log off; client_body_temp_path ${folder}/body; types { text/html html; text/javascript js; }`,
        `include ${write('stroma.conf', settings('nginx.conf', port))};`,
        '}',
      ].join('\n'),
    ),
  ],
  apache2: (port: number) => [
    '-DFOREGROUND',
    '-f',
    write(
      'apache.conf',
      [
        ...['mpm_event', 'authz_core', 'dir', 'mime', 'headers'].map(
          (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
        ),
        `Listen ${port}`,
        'ServerName localhost',
        'TypesConfig /dev/null',
        `PidFile ${folder}/pid`,
        `ErrorLog ${folder}/log`,
        `DocumentRoot ${folder}/page`,
        'DirectoryIndex index.html',
        `<Directory ${folder}/page>`,
        'AllowOverride FileInfo',
        '</Directory>',
      ].join('\n'),
    ),
  ],
  caddy: (port: number) => [
    'run',
    '--adapter',
    'caddyfile',
    '--config',
    write('Caddyfile', `{\n\tadmin off\n}\n${settings('Caddyfile', port)}`),
  ],
};

/** Starts a server and waits until it answers; rejects with what it said when it ends before. */
async function start(program: string, words: (port: number) => string[]): Promise<string> {
  const port = await freePort();
  const started = spawn(program, words(port), { stdio: ['ignore', 'ignore', 'pipe'] });
  running = started;
  let said = '';
  started.stderr.on('data', (part) => {
    said += part;
  });
  const address = `http://127.0.0.1:${port}/`;
  while (started.exitCode === null) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${program} ended: ${said}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Headers that some file of the page is to have, in small letters. */
const NAMES = [...new Set(FILES.flatMap((path) => Object.keys(headersOf(path))))].map((name) => name.toLowerCase());

const small = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

async function servesItsHeaders(address: string): Promise<void> {
  for (const path of FILES) {
    const { status, headers } = await fetch(address + path);
    expect(status, path).toBe(200);
    const given = NAMES.flatMap((one) => (headers.get(one) === null ? [] : [[one, headers.get(one)]]));
    expect(Object.fromEntries(given), path).toEqual(small(headersOf(path)));
  }
  const missing = await fetch(`${address}assets/none-12345678.js`);
  expect([missing.status, missing.headers.get('cache-control') ?? '']).toEqual([
    404,
    expect.not.stringMatching(/max-age/),
  ]);
  const typeOf = async (path: string) => (await fetch(address + path)).headers.get('content-type');
  expect(await typeOf('assets/a-12345678.js')).toMatch(/^(text|application)\/javascript/);
  expect(await typeOf('site.webmanifest')).toMatch(/^application\/manifest\+json/);
}

describe.each(Object.entries(servers))('%s', (name, words) => {
  const program = locate(name) ?? locate(`/usr/sbin/${name}`);

  test.skipIf(program === undefined)('serves each file with its headers, and scripts as scripts', async () => {
    await servesItsHeaders(await start(program!, words));
  });
});

test.each(['nginx.conf', 'Caddyfile'])('every header stands in deploy/%s as the table has it', (name) => {
  const text = readFileSync(join('deploy', name), 'utf8');
  const expected = FILES.flatMap((path) => Object.entries(headersOf(path))).flat();
  expect(expected.filter((one) => !text.includes(one))).toEqual([]);
});

test('the server of the command line serves each file with its headers', async () => {
  write('page/_headers', headersFile());
  const { url, close } = await serveFolder(join(folder, 'page'), '127.0.0.1', 0);
  try {
    await servesItsHeaders(url);
  } finally {
    await close();
  }
});
