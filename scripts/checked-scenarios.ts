/**
 * Scenarios in the page as reading leaves them, so that it starts without the reader: a YAML file imported with
 * `?checked` is the checked scenario, with `?listed` the line that the picker shows. A file with problems fails the build.
 */
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { differenceTo, type Plain } from '../src/base/difference.ts';
import { type ReadResult, readScenario } from '../src/scenario/read/read-scenario.ts';

/** What every page has; of the others it is kept how they differ from it. */
const FLAGSHIP = resolve('scenarios/hypoxia.yaml');
const DIFFERENCE = resolve('src/base/difference.ts');

const WANTED = /^(.+\.yaml)\?(checked|listed)$/;

export function checkedScenarios(): Plugin {
  return {
    name: 'checked-scenarios',
    enforce: 'pre',
    load: {
      filter: { id: WANTED },
      handler(id) {
        const [, file, form] = WANTED.exec(id)!;
        const { result, files } = readOnce(file!);
        // By their whole paths: others are taken for modules that are imported.
        for (const path of files.keys()) this.addWatchFile(resolve(path));
        const { scenario, problems } = result;
        if (scenario === null) this.error(problems.join('\n'));
        const { id: name, code, title } = scenario;
        if (form === 'listed') return { code: asModule({ id: name, code, title }), moduleType: 'js' };
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

/** Text that is parsed as JSON is read faster than the same value as a program. */
const asModule = (value: unknown, made = (read: string): string => read): string =>
  `export default ${made(`JSON.parse(${JSON.stringify(JSON.stringify(value))})`)};`;

interface Kept {
  result: ReadResult;
  /** The files that were read, with the times of their last change. */
  files: Map<string, number>;
}

const kept = new Map<string, Kept>();

/** Reads a scenario; one that is asked for in both forms is read once, until one of its files changes. */
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

/** When a file was last changed; undefined when there is none. */
function changeOf(path: string): number | undefined {
  const state = statSync(path, { throwIfNoEntry: false });
  return state?.isFile() ? state.mtimeMs : undefined;
}
