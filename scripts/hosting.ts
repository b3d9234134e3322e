/**
 * The headers that the page's files are to be served with: one table, from which the files are made that hosts read,
 * `stroma serve` among them. `tests/scripts/hosting.test.ts` holds the settings of other servers, in `deploy/`, against it.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { PAGE_HEADERS } from '../src/cli/page-server.ts';
import { policyOf } from './policy.ts';

type Headers = Readonly<Record<string, string>>;

/** Files that keep their name when they change, by which all others are found; '' is the page. */
const FRESH = ['', 'index.html', 'offline.js', 'files.json'];
const OF_FRESH: Headers = { 'Cache-Control': 'no-cache' };

/** The folder of files that are named after their content. */
const NAMED = 'assets/';
/** A worker obeys the policy of its own file, not that of the page. */
const ofNamed = (): Headers => ({
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': policyOf(readFileSync(resolve('index.html'), 'utf8')),
});

/** The headers of a file, by its path from the page's folder. */
export function headersOf(path: string): Headers {
  if (path.startsWith(NAMED)) return { ...PAGE_HEADERS, ...ofNamed() };
  return FRESH.includes(path) ? { ...PAGE_HEADERS, ...OF_FRESH } : PAGE_HEADERS;
}

/** The file `_headers` as Netlify, Cloudflare Pages and others read it, for a page in the root of its site. */
export function headersFile(): string {
  const rule = (path: string, headers: Headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [
    rule('/*', PAGE_HEADERS),
    ...FRESH.map((name) => rule(`/${name}`, OF_FRESH)),
    rule(`/${NAMED}*`, ofNamed()),
  ].join('\n');
}

/** The file `.htaccess` as Apache reads it, for a page in any folder. */
export function htaccess(): string {
  const set = (headers: Headers, indent: string) =>
    Object.entries(headers).map(
      // That a file is missing is not kept.
      ([name, value]) => `${indent}Header ${name === 'Cache-Control' ? '' : 'always '}set ${name} "${value}"`,
    );
  const names = FRESH.filter(Boolean).map((name) => name.replace('.', '\\.'));
  return [
    'AddType application/manifest+json .webmanifest',
    'AddType font/woff2 .woff2',
    'AddType text/javascript .js',
    '<IfModule mod_headers.c>',
    ...set(PAGE_HEADERS, '  '),
    `  <FilesMatch "^(${names.join('|')})$">`,
    ...set(OF_FRESH, '    '),
    '  </FilesMatch>',
    `  <If "%{REQUEST_URI} =~ m#/${NAMED}[^/]+$#">`,
    ...set(ofNamed(), '    '),
    '  </If>',
    '</IfModule>',
    '',
  ].join('\n');
}

/** Puts the files that hosts read beside the built page; they are none of its own, so after the list of those. */
export function hosting(): Plugin {
  return {
    name: 'hosting',
    enforce: 'post',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
      this.emitFile({ type: 'asset', fileName: '.htaccess', source: htaccess() });
    },
  };
}
