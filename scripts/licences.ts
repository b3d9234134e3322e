/**
 * Writes the licence of every package of which a build contains a part: name, version, licence, address and text, as
 * most licences ask of those who pass a copy on. A package whose licence or text cannot be found fails the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

export interface Licence {
  name: string;
  version: string;
  /** Its SPDX identifier. */
  licence: string;
  address: string;
  text: string;
}

const LINE = '='.repeat(80);
/** A heading of Markdown about the licence, and what stands below it. */
const LAST_PART = /^(?:#+ *licen[cs]e.*|licen[cs]e.*\n[-=]+)\n([\s\S]+)$/im;
/** Characters: what is shorter names a licence, and is no text of one. */
const MARK = 200;
const TEXT_FILE = /^(licen[cs]e|copying)/i;

/** The licences of one build: its workers are bundled apart, and collect into the same list. */
export function licencesOf(also: readonly string[] = []) {
  const folders = new Set(also.map((name) => resolve('node_modules', name)));
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const file of filesIn(bundle)) {
      const folder = packageOf(file);
      if (folder !== null) folders.add(folder);
    }
  };
  const listed = () => asText([...folders].map(licenceIn));
  return {
    /** For the bundle of a worker. */
    collected: (): Plugin => ({ name: 'licences-collected', generateBundle: (_, bundle) => collect(bundle) }),
    /** For a build of many files: the list becomes one of them. */
    beside: (fileName: string): Plugin => ({
      name: 'licences-beside',
      apply: 'build',
      enforce: 'post',
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName, source: listed() });
      },
    }),
    /** For a page of one file: the list becomes a part that is not shown. */
    within: (): Plugin => ({
      name: 'licences-within',
      apply: 'build',
      enforce: 'post',
      generateBundle(_, bundle) {
        collect(bundle);
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          const [head, rest] = cutAtLast(String(page.source), '</body>');
          page.source = `${head}<template id="licences">${escaped(listed())}</template>${rest}`;
        }
      },
    }),
  };
}

/** The files that have become part of a bundle. */
function filesIn(bundle: Rolldown.OutputBundle): string[] {
  return Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? one.moduleIds : one.originalFileNames));
}

/** The folder of the installed package that a file is of; null for a file of this project. */
function packageOf(file: string): string | null {
  const path = file.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!/(^|[\\/])node_modules[\\/]/.test(path)) return null;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const described = join(folder, 'package.json');
    // Some packages have files of that name inside, which say only how modules are read.
    if (existsSync(described) && 'version' in read(described)) return folder;
    if (folder === dirname(folder)) throw new Error(`${file}: found no package.json above it`);
  }
}

interface Described {
  name?: string;
  version?: string;
  license?: string;
  author?: string | { name: string };
  homepage?: string;
  repository?: string | { url?: string };
}

const read = (path: string): Described => JSON.parse(readFileSync(path, 'utf8'));

/** @throws Error when the package does not say its licence or there is no text of it */
export function licenceIn(folder: string): Licence {
  const { name = folder, version = '', license, ...described } = read(join(folder, 'package.json'));
  if (!license) throw new Error(`${name}: package.json has no "license", expected one for a package that is built in`);
  const text = textIn(folder) ?? (license === 'MIT' && described.author ? mitOf(described.author) : null);
  if (text === null) throw new Error(`${name}: found no file LICENSE, expected the text of ${license}`);
  return { name, version, licence: license, address: addressOf(described), text };
}

/** Where its source is, as an address; npm has short forms for GitHub. */
function addressOf({ repository, homepage = '' }: Described): string {
  const from = (typeof repository === 'string' ? repository : repository?.url) ?? homepage;
  return from
    .replace(/^git\+|\.git$/g, '')
    .replace(/^git:/, 'https:')
    .replace(/^(github:)?([\w-]+\/[\w.-]+)$/, 'https://github.com/$2');
}

/** The text that a package brings: a file of its own, or the last part of its readme. */
function textIn(folder: string): string | null {
  const textOf = (name: RegExp): string => {
    const file = readdirSync(folder).find((one) => name.test(one));
    return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  };
  const part = LAST_PART.exec(textOf(/^readme/i))?.[1]?.trim() ?? '';
  return [textOf(TEXT_FILE), part].find((text) => text.length > MARK) ?? null;
}

/** The text of the licence for a package that names it and its author, and brings no text. */
function mitOf(author: string | { name: string }): string {
  const name = (typeof author === 'string' ? author : author.name).replace(/ *<.*/, '');
  const own = readFileSync('LICENSE', 'utf8').trim();
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${name}`);
}

const asText = (licences: readonly Licence[]): string =>
  [
    `Stroma contains parts of these packages, each under its own licence.\n`,
    ...[...licences]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, version, licence, address, text }) =>
        [LINE, `${name} ${version}`, `Licence: ${licence}`, `Source: ${address}`, '', text, ''].join('\n'),
      ),
  ].join('\n');

/** The list as it was written. */
export const licencesFrom = (text: string): Licence[] =>
  text
    .split(`${LINE}\n`)
    .slice(1)
    .map((part) => {
      const [, name, version, licence, address, body] =
        /^(\S+) (\S+)\nLicence: (.+)\nSource: (.*)\n\n([\s\S]*)$/.exec(part) ?? [];
      return { name: name!, version: version!, licence: licence!, address: address!, text: body!.trim() };
    });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cutAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at)];
}
