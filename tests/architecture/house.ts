import { posix } from 'node:path';
import type { Source } from './source.ts';

/** The longest that a file of code gets. */
export const MAX_LINES = 300;

/** Tables of texts: a language is one file. */
const TABLES = /^src\/(texts|ui\/texts)\/[a-z]{2}\.tsx?$/;

export const tooLong = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1;
    return lines > MAX_LINES && !TABLES.test(path) ? [`${path}: ${lines} lines`] : [];
  });

/** Rooms whose files are called after what they hold one of, so that another room may speak of the same thing. */
const ONE_EACH = [
  /^src\/step\/(behaviours|readings)\//,
  /^src\/observe\/measures\/[a-z]+\//,
  /^src\/validation\/estimates\//,
  /^src\/sweep\/designs\//,
  /^src\/ui\/lesson\/steps\//,
  // The plain form of a kernel bears its name.
  /^src\/kernels\/plain\//,
  TABLES,
];

/** What a file of any room may be called, since it means the same everywhere. */
const EVERYWHERE = new Set(['list', 'main']);

/** A file that adds a command is called as the command is. */
const isCommand = ({ path, text }: Source): boolean =>
  path.startsWith('src/cli/') && /^export (function add\w+\(|const \w+Text)/m.test(text);

/** Files of one name in different rooms. */
export function sameNames(sources: readonly Source[]): string[] {
  const found = new Map<string, string[]>();
  for (const source of sources) {
    const { path } = source;
    const name = posix.basename(path).replace(/\.tsx?$/, '');
    if (EVERYWHERE.has(name) || ONE_EACH.some((room) => room.test(path)) || isCommand(source)) continue;
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  return [...found.values()].filter((paths) => paths.length > 1).map((paths) => paths.join(' and '));
}
