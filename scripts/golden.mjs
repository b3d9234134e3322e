/**
 * Rewrites tests/golden/golden.json: `npm run golden`, once the rows of a scenario have changed or CORE_VERSION in
 * src/run/model-digest.ts is raised. Refuses different digests with the model that the file already has.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', 'tests/golden'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, STROMA_GOLDEN: 'write' } },
);
process.exitCode = status ?? 1;
