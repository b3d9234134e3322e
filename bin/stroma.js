#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../build/stroma.js', import.meta.url);
const source = fileURLToPath(new URL('../src', import.meta.url));

/** Whether the source lies beside the build, as in a checkout, and has changed since. */
function isStale() {
  const built = statSync(program).mtimeMs;
  if (!existsSync(source)) return false;
  const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs > built;
  return readdirSync(source, { recursive: true }).some((file) => changed(`${source}/${file}`));
}

if (!existsSync(program)) {
  // In a checkout the first call builds it.
  const { build } = await import(new URL('../scripts/build.mjs', import.meta.url).href);
  build('node');
} else if (isStale())
  process.stderr.write(
    'stroma: the source has changed since this was built; `node scripts/build.mjs node` builds it anew.\n',
  );
await import(program.href);
