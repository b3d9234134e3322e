/** Writes the types of the package, one file for each of its entries, from the types of the source. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const declarations = join(root, 'build/declarations');

const entries = [
  { source: 'src/index', types: 'build/index.d.ts' },
  { source: 'src/ui/embed/into-page', types: 'build/page.d.ts' },
];

rmSync(declarations, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'scripts/types/tsconfig.json')],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(1);
for (const entry of entries) rollUp(entry);
rmSync(declarations, { recursive: true });

/** Puts the types that an entry needs into one file. */
function rollUp({ source, types }) {
  const start = join(declarations, `${source}.d.ts`);
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: start,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            module: 'ESNext',
            moduleResolution: 'bundler',
            lib: ['ES2022', 'DOM'],
            types: [],
            strict: true,
            allowImportingTsExtensions: true,
            noEmit: true,
            skipLibCheck: true,
          },
          files: [start],
        },
      },
      dtsRollup: { enabled: true, untrimmedFilePath: join(root, types) },
      // Types that are part of others need no name of their own, and the comments are no TSDoc.
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { succeeded } = Extractor.invoke(config, { messageCallback: quiet });
  if (!succeeded) throw new Error(`the types of ${source} could not be put together`);
}

/** Keeps errors and warnings, without the banner. */
function quiet(message) {
  if (message.logLevel === 'info' || message.logLevel === 'verbose') message.handled = true;
}
