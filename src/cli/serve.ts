import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import open from 'open';
import { failed } from './failure.ts';
import { home } from './home.ts';
import { readWhole } from './numbers.ts';
import { serveFolder } from './page-server.ts';
import { print } from './print.ts';

interface ServeFlags {
  port: string;
  host: string;
  open?: boolean;
}

const PORT = '4173';

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('serves the page')
    .description(
      'Serves the page on this machine until it is stopped by Ctrl+C, and prints its address. Nothing is sent anywhere.',
    )
    .option(
      '--port <n>',
      'port to serve at, 0 for any that is free; by default the variable PORT',
      process.env.PORT ?? PORT,
    )
    .option('--host <address>', 'address to serve at; 0.0.0.0 lets other machines open the page', '127.0.0.1')
    .option('--open', 'opens the page in a browser, where there is a screen')
    .action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const port = readWhole(flags.port, '--port', 0, 65_535);
  const folder = join(home(), 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw failed('serve: the page is not built; "npm run build" in the checkout builds it');
  const server = await serveFolder(folder, flags.host, port).catch((error: NodeJS.ErrnoException) => {
    throw failed(`serve: ${REASONS[error.code ?? ''] ?? error.message} (--host ${flags.host} --port ${port})`);
  });
  print(`Stroma is running. Open this address in a browser; Ctrl+C stops it.\n\n  ${server.url}\n`);
  if (flags.open && hasScreen()) await open(server.url).catch(() => {});
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped);
  });
  await server.close();
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program serves there; choose another port, 0 for any that is free',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this port may not be used; choose one above 1023',
  ENOTFOUND: 'there is no such address',
};

/** Whether there is a screen to open a browser on. */
function hasScreen(): boolean {
  if (process.env.CI || process.env.BROWSER === 'none') return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
