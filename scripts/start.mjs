/** Serves the page, built first when it is missing or out of date, and opens it in a browser when there is one. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { build } from './build.mjs';

const port = portAsked();

build('page');

const server = await preview({
  root: fileURLToPath(new URL('..', import.meta.url)),
  preview: { port, open: hasDesktop() },
});
process.stdout.write('\n  Stroma is running. Open this address in a browser; Ctrl+C stops it.\n\n');
process.stdout.write(`  ${server.resolvedUrls?.local[0]}\n`);

/** The port of `--port`, of the variable PORT, or the usual one. */
function portAsked() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    const text = values.port ?? process.env.PORT ?? '4173';
    if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
    throw new Error(`--port: found "${text}", expected a number up to 65535`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return process.exit(2);
  }
}

/** Whether there is a screen and a program that opens addresses on it. */
function hasDesktop() {
  if (process.env.CI || process.env.BROWSER === 'none') return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && onPath('xdg-open');
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
