/** Where this copy of Stroma is: its version and the scenarios that come with it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the scenarios that the page opens: lessons, and tumours of the sources. */
const SCENARIO_FOLDERS = ['scenarios', 'scenarios/presets'];

/** The folder with package.json, above this file or above its built form. */
export function home(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export const version = (): string =>
  (JSON.parse(ownFile('package.json') ?? '{}') as { version?: string }).version ?? 'unknown';

/** A build output, by its path in `build`. */
export function builtFile(path: string): string {
  const file = join(home(), 'build', path);
  if (!existsSync(file)) throw new Error(`build/${path} is missing; node scripts/build.mjs node builds it`);
  return file;
}

/** The text of one of Stroma's own files by its path from `home()`, or null. */
export function ownFile(path: string): string | null {
  const file = join(home(), path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Paths of the scenarios that come with Stroma and that the page opens, by name. */
export function shippedScenarios(): Record<string, string> {
  const paths = SCENARIO_FOLDERS.map((folder) => join(home(), folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((path) => path.endsWith('.yaml'));
  return Object.fromEntries(paths.map((path) => [basename(path, '.yaml'), path]));
}

/** What scenarios call the files that come with Stroma and that they may extend: `base/tumour.yaml`, `hypoxia.yaml`. */
export const shippedNames = (): string[] =>
  ['', 'base/', 'presets/'].flatMap((folder) =>
    (existsSync(join(home(), 'scenarios', folder)) ? readdirSync(join(home(), 'scenarios', folder)) : [])
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => `${folder}${file}`),
  );

/** The path of a file that comes with Stroma by what a scenario calls it, from any folder, or null. */
export function shippedFile(name: string): string | null {
  const plain = name.replace(/^(\.\.?\/)+/, '').replace(/^scenarios\//, '');
  return shippedNames().includes(plain) ? join(home(), 'scenarios', plain) : null;
}

/** The path of a scenario that comes with Stroma. */
export function ownScenario(name: string): string {
  const path = shippedScenarios()[name];
  if (path === undefined) throw new Error(`found no scenario "${name}"`);
  return path;
}

/** The file that starts the command line. */
export const program = (): string => join(home(), 'bin', 'stroma.js');
