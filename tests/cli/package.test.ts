/** What the packed file holds, and that a user needs nothing besides. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { root } from '../architecture/source.ts';

const about = JSON.parse(readFileSync('package.json', 'utf8'));

/** Packages that the built files import. */
function imported(): string[] {
  const files = ['', 'chunks/', 'workers/'].flatMap((folder) =>
    readdirSync(`build/${folder}`)
      .filter((name) => name.endsWith('.js') && name !== 'core.js')
      .map((name) => `build/${folder}${name}`),
  );
  const names = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\b[^;"]*?"([^."][^"]*)";$|\bimport\("([^."][^"]*)"\)/gm,
      ),
    ].map(([, whole, late]) => whole ?? late),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('node:')).map(packageOf);
}

const packageOf = (path: string): string => path.split('/', path.startsWith('@') ? 2 : 1).join('/');

test('what the build imports is a dependency, and nothing else is', () => {
  const names = new Set(imported());
  expect(names).toContain('zod');
  for (const name of names) expect(builtinModules).not.toContain(name);
  expect(new Set(Object.keys(about.dependencies))).toEqual(names);
});

test('the packed file has program, library, page and scenarios, and none of the source', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = Object.values(JSON.parse(listed)) as { files: { path: string }[] }[];
  const paths = files.map(({ path }) => path);
  for (const path of ['bin/stroma.js', 'build/stroma.js', 'build/workers/step.js', 'scenarios/base/tumour.yaml'])
    expect(paths).toContain(path);
  const kept =
    /^(bin|build|dist|notebooks|scenarios|docs\/(claims|templates))\/|^docs\/[a-z-]+\.md$|^(package\.json|codemeta\.json|(README|CHANGELOG)\.md|LICENSE|CITATION\.cff)$/;
  expect(paths.filter((path) => !kept.test(path))).toEqual(['tests/extend/extension.yaml']);
  expect(paths.filter((path) => /^build\/(core|kernels|stamps|declarations)|\.html$/.test(path))).toEqual(
    paths.includes('dist/index.html') ? ['dist/index.html'] : [],
  );
});

test('nothing runs when it is installed', () => {
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
    expect(about.scripts).not.toHaveProperty(name);
});
