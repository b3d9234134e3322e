/** Stroma as a stranger gets it: packed, and installed in an empty folder outside the checkout. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../scripts/page.mjs';
import { serveFolder } from '../../src/cli/page-server.ts';
import { root } from '../architecture/source.ts';
import { blocksOf } from '../docs/pages.ts';
import { spawned } from './stroma.ts';

const execute = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'stroma-installed-'));
const at = (path: string): string => join(folder, path);

const npm = (args: string[], cwd = folder) => execute('npm', args, { cwd, maxBuffer: 1 << 26 });

/** Runs the installed command line as a user does. */
const stroma = (...args: string[]) =>
  execute('npx', ['--no-install', 'stroma', ...args], { cwd: folder, maxBuffer: 1 << 26 });

beforeAll(async () => {
  await npm(['pack', '--pack-destination', folder], root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(at('package.json'), '{ "name": "mine", "type": "module" }\n');
  await npm(['install', '--prefer-offline', '--no-audit', '--no-fund', at(`stroma-${version}.tgz`)]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the command line has the digest of the checkout, finds its scenarios, and brings no tools', async () => {
  const asked = ['run', 'hypoxia', '--until', '6h', '--json'];
  const { stdout } = await stroma(...asked);
  expect(JSON.parse(stdout).digest).toBe(JSON.parse((await spawned(...asked)).stdout).digest);
  writeFileSync(at('mine.yaml'), 'extends: base/tumour.yaml\ntitle: mine\nseed: 1\nduration: 2 h\n');
  expect((await stroma('check', 'mine.yaml')).stdout).toContain('mine.yaml');
  for (const what of [
    ['describe', 'model'],
    ['describe', 'scenarios'],
    ['claims'],
    ['schema'],
    ['sweep', 'plan', 'dose-response'],
  ])
    expect((await stroma(...what)).stdout.length).toBeGreaterThan(200);
  const names = JSON.parse((await npm(['ls', '--all', '--json'])).stdout);
  expect(JSON.stringify(names)).not.toMatch(/"(typescript|vite|vitest|@biomejs\/biome|playwright-core|pixi\.js)"/);
});

test('a strict TypeScript program compiles and runs', async () => {
  writeFileSync(
    at('program.ts'),
    `import { advance, digestOf, load, openRun, run } from 'stroma';
import { type EmbeddedPage, embed } from 'stroma/page';

const scenario = load('hypoxia', ['tissues.tumour.vesselOxygen=20']);
const { digest, measures, rows } = run(scenario, { seed: '7', steps: 20 });
const cells = measures.findIndex(({ id }) => id === 'tumour.tumour.count');
const last: number | undefined = rows.at(-1)?.values[cells];
const again = openRun(scenario, '7');
advance(again, 20);
console.log(JSON.stringify({ digest, again: digestOf(again), last }));
export const put = (element: HTMLElement): EmbeddedPage => embed(element, { page: '/stroma/', scenario: 'hypoxia' });
`,
  );
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: 'ES2022',
    module: 'NodeNext',
    lib: ['ES2022', 'DOM'],
    types: [],
    outDir: 'out',
  };
  writeFileSync(at('tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  await execute(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch(({ stdout }) => {
    throw new Error(stdout);
  });
  const { stdout } = await execute(process.execPath, [at('out/program.js')], { cwd: folder });
  const { digest, again, last } = JSON.parse(stdout);
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  expect(again).toBe(digest);
  expect(last).toBeGreaterThan(100);
});

test('stroma serve opens the page, which plays; Ctrl+C ends it', async () => {
  const server = spawn(process.execPath, [at('node_modules/stroma/bin/stroma.js'), 'serve', '--port', '0'], {
    cwd: folder,
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  let url = '';
  while (url === '') url = /http:\S+/.exec((await lines.next()).value ?? '')?.[0] ?? '';
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${url}?scenario=competition`);
  await page.locator('[data-action="step"]').click();
  await expect.poll(() => page.locator('[data-readout="step"]').innerText(), { timeout: 30_000 }).toBe('1');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  server.kill('SIGINT');
  expect(await ended).toBe(0);
});

test("a page of one's own shows Stroma and steers it", async () => {
  const own = mkdtempSync(join(tmpdir(), 'stroma-own-'));
  onTestFinished(() => rmSync(own, { recursive: true, force: true }));
  writeFileSync(
    join(own, 'index.html'),
    `<!doctype html><title>mine</title><div id="here"></div>
<script type="module">
  import { embed } from './page.js';
  window.stroma = embed(document.getElementById('here'), {
    page: new URLSearchParams(location.search).get('page') ?? 'stroma/',
    scenario: 'competition',
    seed: 'mine',
    panels: ['time'],
  });
</script>`,
  );
  const files = [
    sirv(own),
    sirv(at('node_modules/stroma/build'), { dev: true }),
    sirv(at('node_modules/stroma/dist'), { dev: true }),
  ];
  const server = createServer((request, response) => {
    const [pages, modules, stromaPage] = files;
    const missing = () => {
      response.writeHead(404).end();
    };
    if (request.url?.startsWith('/stroma/')) {
      request.url = request.url.slice('/stroma'.length);
      stromaPage(request, response, missing);
    } else pages(request, response, () => modules(request, response, missing));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await page.goto(address);
  // What the site tells to do, with the module where this server has it.
  const { code } = blocksOf('site/pages/engineers/embedding.md').find(({ file }) => file === 'own-page')!;
  await page.addScriptTag({
    type: 'module',
    content: `${code.replace("'stroma/page'", "'/page.js'")}\nwindow.steered = { log: await simulation.log(), digest: await simulation.digest() };`,
  });
  type Steered = { log: { do: string; value?: number }[]; digest: string };
  const steeredIn = () => page.evaluate(() => (window as unknown as { steered?: Steered }).steered ?? null);
  await expect.poll(steeredIn, { timeout: 60_000 }).not.toBeNull();
  const steered = (await steeredIn())!;
  expect(steered.log.some((one) => one.do === 'set' && one.value === 10)).toBe(true);
  expect(steered.digest).toMatch(/^[0-9a-f]{16}$/);

  // A page of another origin is shown, but a browser does not let it be steered.
  const other = await serveFolder(at('node_modules/stroma/dist'), '127.0.0.1', 0);
  onTestFinished(() => other.close());
  await page.goto(`${address}?page=${other.url}`);
  const refused = page.evaluate(async () => {
    type Embedded = import('../../src/ui/embed/into-page.ts').EmbeddedPage;
    await (window as unknown as { stroma: Embedded }).stroma.simulation();
  });
  await expect(refused).rejects.toThrow(/is another origin/);
});
