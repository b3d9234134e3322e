/** The pages that people read, and what stands in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/source.ts';

export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** Paths of the pages that are written by hand, those of the site among them. */
export const PAGES: readonly string[] = ['', 'docs/', 'site/pages/']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder === 'site/pages/', encoding: 'utf8' }).map(
      (name) => `${folder}${name}`,
    ),
  )
  .filter((path) => path.endsWith('.md') && !/do not edit it by hand/.test(textOf(path)));

export interface CodeBlock {
  page: string;
  language: string;
  /** What stands behind the language: the file that the block is of. */
  file: string;
  code: string;
}

/** The fenced blocks of a page. */
export const blocksOf = (page: string): CodeBlock[] =>
  [...textOf(page).matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, file = '', code]) => ({
    page,
    language: language,
    file,
    code: code,
  }));

/** The lines of shell commands of a page, without what is said about them. */
export const commandsOf = (page: string): string[] =>
  blocksOf(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
