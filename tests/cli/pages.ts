/** Runs the commands that the pages show, as they stand but for their length and the places of their files. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect } from 'vitest';
import { blocksOf, commandsOf, PAGES } from '../docs/pages.ts';
import { stroma } from './stroma.ts';

/** What of Stroma a line calls, in parts; null for a line that calls something else. */
function argumentsOf(line: string): string[] | null {
  const [, call] = /^npx stroma (.*?)(?: > \S+)?$/.exec(line) ?? [];
  if (call === undefined) return null;
  return [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

/** The calls that each page shows, in their order, without those of a page before it. */
export const CALLS: ReadonlyMap<string, readonly string[][]> = callsByPage();

function callsByPage(): Map<string, string[][]> {
  const known = new Set<string>();
  const ofPage = (page: string) =>
    commandsOf(page).flatMap((line) => {
      const call = known.has(line) ? null : argumentsOf(line);
      known.add(line);
      return call ? [call] : [];
    });
  return new Map(PAGES.map((page) => [page, ofPage(page)]));
}

/** Calls of a page that belong together, in their order: later ones read what earlier ones have left. */
export interface Together {
  /** The command of the first. */
  command: string;
  calls: string[][];
}

/** The calls of a page that are soon done, and those that take so long that they are among the long tests. */
export function parted(calls: readonly string[][]): { short: string[][]; long: Together[] } {
  const short: string[][] = [];
  const long: Together[] = [];
  for (const call of calls) {
    const [command] = call;
    const before = long.find((one) =>
      one.calls.some((other) => written(other).some((folder) => call.includes(folder))),
    );
    const own = before ?? (isSlow(call) ? long.find((one) => one.command === command) : undefined);
    if (own) own.calls.push(call);
    else if (isSlow(call)) long.push({ command, calls: [call] });
    else short.push(call);
  }
  return { short, long };
}

const isSlow = (call: readonly string[]): boolean =>
  ['sweep', 'bench', 'validate', 'expect', 'uncertainty', 'lesson'].includes(call[0]) || call.includes('--compare');

/** The folders and files that a call writes. */
const written = (call: readonly string[]): string[] => call.filter((_, i) => call[i - 1] === '--out');

/** Whether a call goes on with runs that one with --compare did. */
const addsSeeds = (call: readonly string[]): boolean => call.includes('--from') && call.includes('--seeds');

/** Tumour cells, fibroblasts and nothing, in the colours that the pages give them. */
const MASK = new Uint8Array(
  Array.from(
    { length: 256 },
    (_, i) =>
      [
        [0xe6, 0x9f, 0x00],
        [0x56, 0xb4, 0xe9],
        [0xff, 0xff, 0xff],
      ][i % 3],
  ).flat(),
);

/** The scenarios that the guide to experiments has in full. */
const EXPERIMENTS = blocksOf('docs/experiments.md').filter(({ file }) => file !== '');

/** A folder with the files that the pages speak of; gone when `work` has ended. */
export async function withFiles(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-pages-'));
  const own = blocksOf('CONTRIBUTING.md').find(({ file }) => file === 'scenarios/my-axis.yaml')!.code;
  const base = join(process.cwd(), 'scenarios/base/tumour.yaml');
  writeFileSync(join(folder, 'my-axis.yaml'), own.replace('base/tumour.yaml', base));
  writeFileSync(join(folder, 'my-scenario.yaml'), own.replace('base/tumour.yaml', base));
  writeFileSync(join(folder, 'cells.csv'), 'x_um,y_um,type\n30,40,cancer cell\n50,60,CAF\n');
  writeFileSync(join(folder, 'mask.png'), encode({ width: 16, height: 16, channels: 3, data: MASK }));
  writeFileSync(join(folder, 'exported.csv'), 'X_pos,Y_pos,cluster\n10,20,tumour\n400,300,CAF\n');
  const labels = Uint8Array.from({ length: 256 }, (_, i) => i % 3);
  writeFileSync(join(folder, 'labels.png'), encode({ width: 16, height: 16, channels: 1, data: labels }));
  writeFileSync(join(folder, 'types.csv'), 'label,type\n1,tumour\n2,CAF\n');
  const sweep = blocksOf('site/pages/modellers/index.md').find(({ file }) => file === 'my-sweep.yaml')!.code;
  writeFileSync(join(folder, 'my-sweep.yaml'), sweep.replace('until: 2 d', 'until: 1 h'));
  for (const { file, code } of EXPERIMENTS) writeFileSync(join(folder, file), code);
  cpSync('tests/cli/fixtures/rules.csv', join(folder, 'rules.csv'));
  cpSync('tests/cli/fixtures/physicell', join(folder, 'my-project'), { recursive: true });
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FILES =
  /^(scenarios\/my-axis\.yaml|my-scenario\.yaml|my-sweep\.yaml|rules\.csv|cells\.csv|exported\.csv|types\.csv|(mask|labels)\.png|my-project|mine\.yaml)$/;
/** Options whose value is a file that is written, or that was. */
const isWritten = (word: string, before: string | undefined): boolean =>
  ['--out', '--report', '--bibtex'].includes(before ?? '') || word.startsWith('out/');

/** What makes a benchmark short, by what it measures. */
const SHORTER: Record<string, readonly string[]> = {
  '': ['kernels', '--sides', '64', '--rounds', '1'],
  worlds: ['--sides', '64', '--rounds', '1'],
  hypoxia: ['--at', '0d', '--rounds', '1', '--steps', '1', '--threads', '1'],
  'same-speed': ['--rounds', '1'],
  // It takes minutes and a browser: that it is a command is all that is tried.
  page: ['--help'],
};

/** A call with its files in a folder, and shorter where it would take long. */
function inFolder(call: readonly string[], folder: string): string[] {
  const placed = call.map((word, i) => {
    if (FILES.test(word) || EXPERIMENTS.some(({ file }) => file === word))
      return join(folder, word.replace(/^.*\//, ''));
    // Runs on fewer seeds show as well that it is a command.
    if (call[i - 1] === '--seeds') return addsSeeds(call) ? '3' : '2';
    if (isWritten(word, call[i - 1])) return join(folder, word.replaceAll('/', '-').replace('-run.json', '/run.json'));
    // A run that goes on does so beyond what was done.
    return /^\d+d$/.test(word) ? (call.includes('--from') ? '3h' : '2h') : word;
  });
  if (call[0] === 'run' && !call.includes('--until') && !addsSeeds(call)) placed.push('--until', '2h');
  if (call[0] === 'validate') placed.push('D1', '--seeds', '1');
  if (call[0] === 'bench') placed.push(...(SHORTER[call[1] ?? ''] ?? SHORTER['']));
  // A sweep of the pages is short as it is, and what comes out of it is read.
  if (call[1] === 'run' && !FILES.test(call[2] ?? '')) placed.push('--shard', '0/60');
  // A part of its runs shows as well that it is a command.
  if (call[0] === 'uncertainty' && call.includes('--smaller')) placed.push('--shard', '0/6');
  // It goes on until it is stopped.
  if (call[0] === 'serve') placed.push('--help');
  return placed;
}

export async function expectDone(call: readonly string[], folder: string): Promise<void> {
  const { code, stderr } = await stroma(...inFolder(call, folder));
  expect(code === 0 ? '' : `${call.join(' ')}: ${stderr}`).toBe('');
}
