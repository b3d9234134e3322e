/**
 * Builds the documentation site with the page in its folder `app`: `npm run site -- [--base /stroma/]`.
 *
 * The pages are written into build/site-pages from site/, docs/ and the scenarios; VitePress makes build/site of them,
 * static files for any web server. `--base` is the path at which it will be served, `/` by default.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build as buildSite } from 'vitepress';
import { build } from './build.mjs';
import { root, withSource } from './with-source.mjs';

const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } });
try {
  if (!/^\/([\w.-]+\/)*$/.test(values.base))
    throw new Error(`--base: found "${values.base}", expected a path such as /stroma/`);
  build('page');
  await withSource('/site/make/stage.ts', ({ writePages }) => writePages(join(root, 'build/site-pages')));
  await buildSite(join(root, 'site'), { base: values.base });
  cpSync(join(root, 'dist'), join(root, 'build/site/app'), { recursive: true });
} catch (error) {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
}
