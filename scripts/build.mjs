/**
 * Builds what is missing, older than its sources or built differently:
 * `node scripts/build.mjs [kernels] [node] [types] [core] [page] [file]`.
 *
 * kernels  build/kernels.*   WebAssembly of the field solvers, compiled from AssemblyScript
 * node     build/stroma.js   the command line and the library
 * types    build/index.d.ts  the types of the library
 * core     build/core.js     the engine as one plain script, for engines outside a browser
 * page     dist/             the page as static files
 * file     build/stroma.html the page as one file
 *
 * Every build is a production build, whatever starts it: a page built during a test run is the page that users get.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(root, 'node_modules/vite/bin/vite.js');

/** Overrides the NODE_ENV that test runners set for what they start. */
const environment = { NODE_ENV: 'production' };

const everywhere = [
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  ...[
    'build.mjs',
    'checked-scenarios.ts',
    'file-list.ts',
    'hosting.ts',
    'licences.ts',
    'one-file.ts',
    'policy.ts',
    'preload-run.ts',
    'pure-palettes.ts',
    'without-programs.ts',
  ].map((name) => `scripts/${name}`),
];

const pageSources = [
  'index.html',
  'src',
  'workers',
  'scenarios',
  'docs/claims/results.json',
  'public',
  'build/kernels.ts',
  ...everywhere,
];

export const targets = {
  kernels: {
    output: 'build/kernels.ts',
    sources: ['src/kernels', 'scripts/build-kernels.mjs', 'package-lock.json'],
    command: ['scripts/build-kernels.mjs'],
  },
  node: {
    needs: ['kernels'],
    output: 'build/stroma.js',
    sources: ['src', 'workers', 'build/kernels.ts', ...everywhere],
    command: [vite, 'build', '--mode', 'node', '--logLevel', 'warn'],
  },
  types: {
    needs: ['kernels'],
    output: 'build/index.d.ts',
    sources: [
      'src',
      'build/kernels.ts',
      'package-lock.json',
      'tsconfig.json',
      'scripts/types',
      'scripts/build-types.mjs',
    ],
    command: ['scripts/build-types.mjs'],
  },
  core: {
    needs: ['kernels'],
    output: 'build/core.js',
    sources: ['src', 'build/kernels.ts', ...everywhere],
    command: [vite, 'build', '--mode', 'core', '--logLevel', 'warn'],
  },
  page: {
    needs: ['kernels'],
    output: 'dist/index.html',
    sources: pageSources,
    command: [vite, 'build', '--logLevel', 'warn'],
  },
  file: {
    needs: ['kernels'],
    output: 'build/stroma.html',
    sources: pageSources,
    command: [vite, 'build', '--mode', 'file', '--logLevel', 'warn'],
  },
};

/** Builds the named targets and what they need; throws when one fails. */
export function build(...names) {
  for (const name of names) {
    const target = targets[name];
    if (!target) throw new Error(`build: unknown target '${name}', expected one of ${Object.keys(targets).join(', ')}`);
    build(...(target.needs ?? []));
    if (isFresh(name, target, root)) continue;
    process.stderr.write(`building ${name} → ${target.output}\n`);
    const { status } = spawnSync(process.execPath, target.command, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...environment },
    });
    if (status !== 0) throw new Error(`build: ${name} failed`);
    keepStamp(name, target, root);
  }
}

/** Whether a folder holds the target's output, built by its command for production after its sources last changed. */
export function isFresh(name, target, folder) {
  const output = resolve(folder, target.output);
  const built = newest(output);
  return (
    built > 0 &&
    target.sources.every((path) => newest(resolve(folder, path)) < built) &&
    existsSync(stampPath(name, folder)) &&
    readFileSync(stampPath(name, folder), 'utf8') === stampOf(target, output)
  );
}

/** Notes how and when the output in a folder was built; output written by anything else is then stale. */
export function keepStamp(name, target, folder, built = environment) {
  mkdirSync(dirname(stampPath(name, folder)), { recursive: true });
  writeFileSync(stampPath(name, folder), stampOf(target, resolve(folder, target.output), built));
}

const stampPath = (name, folder) => join(folder, 'build/stamps', `${name}.json`);

const stampOf = ({ command }, output, built = environment) =>
  `${JSON.stringify({ command: command.map((word) => (word === vite ? 'vite' : word)), ...built, written: newest(output) })}\n`;

/** Latest change time of a file, or of a folder and anything in it; 0 when there is none. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), state.mtimeMs);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build(...process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
