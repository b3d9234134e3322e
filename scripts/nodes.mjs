/** Other versions of Node that people run, fetched from the package registry into `.tools`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../.tools', import.meta.url));

/** Versions whose digests are compared, besides the one that runs the tests. */
export const otherMajors = [20, 22, 24, 26].filter((major) => major !== Number.parseInt(process.versions.node, 10));

/** The program of a version that is there already, or ''. */
export function findNode(major) {
  const path = join(tools, `node-${major}/bin/node`);
  return existsSync(path) ? path : '';
}

/** The program of a version, fetched when it is missing; '' where the registry has none for this system. */
export function fetchNode(major) {
  const found = findNode(major);
  if (found !== '' || process.platform !== 'linux' || !isOffered(major)) return found;
  const folder = mkdtempSync(join(tmpdir(), 'stroma-node-'));
  try {
    execFileSync('npm', ['pack', '--silent', `node-linux-${process.arch}@${major}`, '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 2],
    });
    const into = join(tools, `node-${major}`);
    mkdirSync(into, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, readdirSync(folder)[0]), '-C', into, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return findNode(major);
}

/** The registry stopped short of the oldest version of 20 that Stroma runs on. */
const isOffered = (major) => major > 20;
