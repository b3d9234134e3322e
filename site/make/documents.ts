/**
 * The documents that the site shows, and their links. A document lies somewhere in the repository and links to others by
 * their paths, so that it can be read there as well; in the site each has an address, and its links lead to addresses.
 */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';

/** Addresses of the documents outside `site/pages`, by their paths. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'README.md': '/',
  'ARCHITECTURE.md': '/engineers/architecture',
  'CONTRIBUTING.md': '/engineers/contributing',
  'CHANGELOG.md': '/changelog',
  'SECURITY.md': '/engineers/security',
  'CODE_OF_CONDUCT.md': '/engineers/code-of-conduct',
  'docs/page.md': '/guide/page',
  'docs/command-line.md': '/guide/command-line',
  'docs/scenario-files.md': '/guide/scenario-files',
  'docs/experiments.md': '/guide/experiments',
  'docs/sweeps.md': '/guide/sweeps',
  'docs/other-languages.md': '/guide/other-languages',
  'docs/deploying.md': '/guide/deploying',
  'docs/scenarios.md': '/guide/scenario-keys',
  'docs/model.md': '/evidence/model',
  'docs/claims.md': '/evidence/claims',
  'docs/robustness.md': '/evidence/robustness',
  'docs/fits.md': '/evidence/fits',
  'docs/sensitivity.md': '/evidence/sensitivity',
  'docs/validation.md': '/evidence/validation',
  'docs/performance.md': '/evidence/performance',
  'docs/same-bits.md': '/evidence/same-bits',
};

/** Folder of the pages that are the site's own. */
export const OWN = 'site/pages/';

/** Paths of the documents outside `site/pages` that become a page; the README has the home page in its place. */
export const SHOWN: readonly string[] = Object.keys(ELSEWHERE).filter((path) => path !== 'README.md');

/** The address of a document, without the base of the site; null for a path that is no document of it. */
export function addressOf(path: string): string | null {
  if (ELSEWHERE[path] !== undefined) return ELSEWHERE[path];
  if (!path.startsWith(OWN) || !path.endsWith('.md')) return null;
  return `/${path.slice(OWN.length, -'.md'.length)}`.replace(/\/index$/, '/');
}

/** The file of the page at an address, from the folder of the pages: `/guide/page` is `guide/page.md`. */
export const pageFile = (address: string): string => `${address.slice(1)}${address.endsWith('/') ? 'index' : ''}.md`;

export interface Linked {
  text: string;
  /** Files that the text links to, by their paths in the repository: pictures, tables. */
  files: string[];
}

/** Code, or a link, whichever comes first: what looks like a link within code is none. */
const CODE_OR_LINK = /^ *```.*?^ *```$|`[^`]+`|(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)#\s]*)(#[^)\s]*)?\)/gms;

/**
 * A document with its links as the site needs them: to other documents by their addresses, to pictures by where the site
 * keeps them, and to source files, which the site does not have, no longer as links.
 * @throws an error that names a link to something that does not exist
 */
export function relinked(path: string, text: string, exists: (path: string) => boolean = existsSync): Linked {
  const files = new Set<string>();
  const link = (whole: string, mark: string, shown: string, target = '', anchor = ''): string => {
    if (target === '' || /^[a-z]+:/.test(target)) return whole;
    const to = posix.normalize(posix.join(posix.dirname(path), target));
    if (!exists(to)) throw new Error(`${path}: found a link to ${target}, expected a file that exists`);
    const address = addressOf(to);
    if (address !== null) return `[${shown}](${address}${anchor})`;
    if (!/\.(png|svg)$/.test(to)) return shown;
    files.add(to);
    return `${mark}[${shown}](/${to})`;
  };
  return { text: text.replace(CODE_OR_LINK, link), files: [...files] };
}
