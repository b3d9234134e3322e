/**
 * Puts checked scenarios into the page, so that it starts without the reader: a YAML file imported with `?checked` is
 * the checked scenario, with `?listed` the line that the picker shows, with `?entry` its entry in the gallery; the
 * table of claims imported with `?atlas` is what the atlas shows. A file with problems fails the build.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { differenceTo, type Plain } from '../src/base/difference.ts';
import type { AtlasRow } from '../src/claims/atlas-row.ts';
import type { Prepared } from '../src/scenario/prepared.ts';
import { type ReadResult, readScenario } from '../src/scenario/read/read-scenario.ts';
import { readRobustness } from '../src/sweep/robustness-file.ts';
import type { Entry } from '../src/ui/gallery/entries.ts';
import { atlasOf } from '../src/validation/atlas.ts';
import { readClaims, readSeenResults } from '../src/validation/claims.ts';

/** Loaded with every page; the other scenarios are stored as differences from it. */
const FLAGSHIP = resolve('scenarios/hypoxia.yaml');
/** Folders of the scenarios that the page opens. */
const OPENED = ['scenarios', 'scenarios/presets'];
const DIFFERENCE = resolve('src/base/difference.ts');

const WANTED = /^(.+\.yaml)\?(checked|listed|entry|atlas)$/;

export function checkedScenarios(): Plugin {
  return {
    name: 'checked-scenarios',
    enforce: 'pre',
    load: {
      filter: { id: WANTED },
      handler(id) {
        const [, file, form] = WANTED.exec(id)!;
        if (form === 'atlas') {
          for (const path of [file!, resolve(RESULTS)]) this.addWatchFile(path);
          return { code: asModule(readAtlas()), moduleType: 'js' };
        }
        const { result, files } = readOnce(file!);
        // By their whole paths: any others would be taken for imported modules.
        for (const path of files.keys()) this.addWatchFile(resolve(path));
        const { scenario, problems } = result;
        if (scenario === null) this.error(problems.join('\n'));
        const { id: name, code, title } = scenario;
        if (form === 'listed') return { code: asModule({ id: name, code, title }), moduleType: 'js' };
        if (form === 'entry') return { code: asModule(entryOf(scenario)), moduleType: 'js' };
        if (file === FLAGSHIP) return { code: asModule(scenario), moduleType: 'js' };
        const { scenario: base } = readOnce(FLAGSHIP).result;
        const apart = differenceTo(base as unknown as Plain, scenario as unknown as Plain);
        return {
          code: `import base from ${JSON.stringify(`${FLAGSHIP}?checked`)};
import { applied } from ${JSON.stringify(DIFFERENCE)};
${asModule(apart, (read) => `applied(base, ${read})`)}`,
          moduleType: 'js',
        };
      },
    },
  };
}

/** What the gallery says about a scenario: its tissues, each with a cell that represents it, and the drugs it gives. */
function entryOf({
  id,
  code,
  title,
  question,
  lesson,
  gallery,
  view,
  tissues,
  cells,
  drugs,
  schedule,
  arms,
}: Prepared): Entry {
  const lookOf = (laidOut: readonly string[]) => {
    const name = laidOut.find((cell) => cell === view.subject) ?? laidOut[0];
    const look = name === undefined ? undefined : cells[name]?.look;
    return look ? { shape: look.shape, dark: look.dark, light: look.light } : null;
  };
  const given = [...schedule, ...Object.values(arms).flatMap((arm) => arm.schedule)];
  const doses = new Set(given.flatMap((row) => row.dose ?? []));
  return {
    id,
    code,
    title,
    question,
    lesson: lesson.title,
    words: gallery.words,
    level: gallery.level ?? null,
    minutes: gallery.minutes ?? null,
    shows: [
      ...Object.values(tissues).map(({ label, layout }) => ({
        label,
        look: lookOf(layout.flatMap((row) => ('cell' in row && typeof row.cell === 'string' ? row.cell : []))),
      })),
      ...[...doses].map((drug) => ({ label: drugs[drug]!.label, look: null })),
    ],
  };
}

const RESULTS = 'docs/claims/results.json';

/** The claims with what is known about each, as of this build. */
function readAtlas(): AtlasRow[] {
  const files = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  const scenario = (name: string): Prepared => {
    const file = OPENED.map((folder) => resolve(folder, `${name}.yaml`)).find((path) => existsSync(path));
    const { scenario, problems } = readOnce(file ?? `scenarios/${name}.yaml`).result;
    if (scenario === null) throw new Error(problems.join('\n'));
    return scenario;
  };
  return atlasOf(scenario, readClaims(files), readSeenResults(files), (name) => readRobustness(files, name));
}

/** Engines parse JSON text faster than the same value written as a program. */
const asModule = (value: unknown, made = (read: string): string => read): string =>
  `export default ${made(`JSON.parse(${JSON.stringify(JSON.stringify(value))})`)};`;

interface Kept {
  result: ReadResult;
  /** The files that were read, with their modification times. */
  files: Map<string, number>;
}

const kept = new Map<string, Kept>();

/** Reads a scenario. One requested in several forms is read only once, until one of its files changes. */
function readOnce(file: string): Kept {
  const known = kept.get(file);
  if (known && [...known.files].every(([path, time]) => changeOf(path) === time)) return known;
  const files = new Map<string, number>();
  const textOf = (path: string): string | null => {
    const time = changeOf(path);
    if (time === undefined) return null;
    files.set(path, time);
    return readFileSync(path, 'utf8');
  };
  const made = { result: readScenario(relative('', file), textOf(file) ?? '', textOf), files };
  kept.set(file, made);
  return made;
}

/** Modification time of a file; undefined when there is none. */
function changeOf(path: string): number | undefined {
  const state = statSync(path, { throwIfNoEntry: false });
  return state?.isFile() ? state.mtimeMs : undefined;
}
