/**
 * Scenarios in the page as reading leaves them, so that it starts without the reader: a YAML file imported with
 * `?checked` is the checked scenario, with `?listed` the line that the picker shows. A file with problems fails the build.
 */
import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { readScenario } from '../src/scenario/read.ts';

const WANTED = /^(.+\.yaml)\?(checked|listed)$/;

export function checkedScenarios(): Plugin {
  return {
    name: 'checked-scenarios',
    enforce: 'pre',
    load(id) {
      const [, file, form] = WANTED.exec(id) ?? [];
      if (file === undefined) return null;
      const textOf = (path: string): string | null => {
        if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
        this.addWatchFile(path);
        return readFileSync(path, 'utf8');
      };
      const { scenario, problems } = readScenario(relative('', file), textOf(file) ?? '', textOf);
      if (scenario === null) this.error(problems.join('\n'));
      const { id: name, code, title } = scenario;
      // Text that is parsed as JSON is read faster than the same value as a program.
      const value = JSON.stringify(form === 'checked' ? scenario : { id: name, code, title });
      return { code: `export default JSON.parse(${JSON.stringify(value)});`, moduleType: 'js' };
    },
  };
}
