import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { checkedScenarios } from './scripts/checked-scenarios.ts';
import { fileList } from './scripts/file-list.ts';
import { hosting } from './scripts/hosting.ts';
import { licencesOf } from './scripts/licences.ts';
import { named, workersWithin } from './scripts/one-file.ts';
import { policy } from './scripts/policy.ts';
import { preloadRun } from './scripts/preload-run.ts';
import { purePalettes } from './scripts/pure-palettes.ts';
import { withoutPrograms } from './scripts/without-programs.ts';
import { PAGE_HEADERS } from './src/cli/page-server.ts';

const here = (path: string) => resolve(import.meta.dirname, path);

/** The loops in WebAssembly contain parts of the library of AssemblyScript. */
const COMPILED_IN = ['assemblyscript'];
const ofPage = licencesOf(COMPILED_IN);
const ofFile = licencesOf(COMPILED_IN);
const ofNode = licencesOf(COMPILED_IN);

/** The page with its workers, as static files for any host and any folder: `vite build`. */
const page: UserConfig = {
  base: './',
  plugins: [
    checkedScenarios(),
    ofPage.beside('licences.txt'),
    fileList(),
    purePalettes(),
    withoutPrograms(),
    preloadRun(),
    policy(),
    hosting(),
  ],
  // The plain one asks for Node's Buffer.
  resolve: { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  optimizeDeps: {
    include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', '@preact/signals'],
  },
  worker: { format: 'es', plugins: () => [withoutPrograms(), ofPage.collected()] },
  server: { headers: PAGE_HEADERS },
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: here('index.html'), offline: here('workers/offline.ts') },
      // A service worker rules over its own folder and those below.
      output: { entryFileNames: ({ name }) => (name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js') },
    },
  },
};

/** The page as one file: `vite build --mode file`. */
const file: UserConfig = {
  ...page,
  publicDir: false,
  plugins: [
    checkedScenarios(),
    purePalettes(),
    withoutPrograms(),
    workersWithin(),
    viteSingleFile({ removeViteModuleLoader: true }),
    named('stroma.html'),
    policy({ oneFile: true }),
    ofFile.within(),
  ],
  worker: { format: 'iife', plugins: () => [workersWithin(), withoutPrograms(), ofFile.collected()] },
  build: { outDir: 'build', emptyOutDir: false, target: 'es2022', chunkSizeWarningLimit: 10_000 },
};

/** The command line, the library and the workers that they start in Node: `vite build --mode node`. */
const node: UserConfig = {
  publicDir: false,
  plugins: [ofNode.beside('licences.txt')],
  build: {
    outDir: 'build',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries({
          stroma: here('src/cli/main.ts'),
          index: here('src/index.ts'),
          page: here('src/ui/embed/into-page.ts'),
          'workers/step': here('workers/step.ts'),
          'workers/target': here('workers/target.ts'),
          'workers/sweep': here('workers/sweep.ts'),
        }).filter(([, file]) => existsSync(file)),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
};

/** The engine alone in one plain script, for JavaScript engines outside a browser: `vite build --mode core`. */
const core: UserConfig = {
  publicDir: false,
  build: {
    outDir: 'build',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: { entry: here('src/run/bare.ts'), formats: ['iife'], name: 'stromaCore', fileName: () => 'core.js' },
  },
};

const modes: Record<string, UserConfig> = { file, node, core };

export default defineConfig(({ mode }) => modes[mode] ?? page);
