/** Serves the page, built first when it is missing or out of date, and opens it in a browser when there is one. */
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

build('page', 'node');

const program = new URL('../bin/stroma.js', import.meta.url);
process.argv = [process.execPath, fileURLToPath(program), 'serve', '--open', ...process.argv.slice(2)];
await import(program.href);
