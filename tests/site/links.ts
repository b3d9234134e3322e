/** The links of the built site, read by the parser of a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../architecture/source.ts';

export interface Parsed {
  /** What can be linked to within the page. */
  ids: string[];
  /** Addresses of everything that it links to or loads, as they are written. */
  links: string[];
}

/** @param empty a page of any address, whose parser is used */
export async function parsePage(empty: Page, path: string): Promise<Parsed> {
  return empty.evaluate(
    (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const of = (attribute: string) =>
        [...parsed.querySelectorAll(`[${attribute}]`)].map((one) => one.getAttribute(attribute)!);
      return { ids: of('id'), links: [...of('href'), ...of('src'), ...of('poster')] };
    },
    readFileSync(join(root, 'build/site', path), 'utf8'),
  );
}

/**
 * What a link of a page leads to and the site lacks, in words; null where it leads somewhere.
 * @param idsOf the ids of a page of the site, by its path
 */
export function deadLink(
  link: string,
  path: string,
  base: string,
  files: ReadonlySet<string>,
  idsOf: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const to = new URL(link, `https://site.invalid${base}${path}`);
  if (to.host !== 'site.invalid') return null;
  if (!to.pathname.startsWith(base)) return `${path}: ${link} lies outside the site`;
  const within = decodeURIComponent(to.pathname.slice(base.length));
  const file = within === '' || within.endsWith('/') ? `${within}index.html` : within;
  if (!files.has(file)) return `${path}: ${link} leads to nothing`;
  const id = decodeURIComponent(to.hash.slice(1));
  return id === '' || idsOf.get(file)?.has(id) !== false ? null : `${path}: ${link} names no part of its page`;
}
