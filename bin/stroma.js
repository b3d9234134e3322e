#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../build/stroma.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write('stroma: the command line is not built yet. Run `npm ci` or `npm run prepare` first.\n');
  process.exitCode = 1;
}
