/** The pieces into which the long tests are cut: each test of a file `*.long.test.ts` is one. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

const BETWEEN = ' › ';

/** Names of all pieces: file, describe blocks and test. */
export function listPieces() {
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'list', '--project', 'long', '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('could not list the long tests: "npx vitest list --project long" failed');
  const found = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  return found.map(({ file, name }) => [relative(root, file), ...name.split(' > ')].join(BETWEEN));
}

/**
 * Runs one piece in a process of its own, ended after `limit` seconds.
 *
 * @returns {Promise<'passed' | 'failed' | 'skipped'>}
 */
export async function runPiece(piece, limit) {
  const [file, ...names] = piece.split(BETWEEN);
  const folder = mkdtempSync(join(tmpdir(), 'stroma-turn-'));
  const report = join(folder, 'report.json');
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const asked = ['run', '--project', 'long', file, '--testNamePattern', `^${escaped(names.join(' '))}$`, ...options];
  try {
    // In a process group of its own, so that everything it has started ends with it.
    const child = spawn(process.execPath, [vitest, ...asked], { cwd: root, stdio: 'inherit', detached: true });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), limit * 1000);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    clearTimeout(timer);
    if (code !== 0) return 'failed';
    const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return numPassedTests > 0 ? 'passed' : 'skipped';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
