/** Stops when the tag that is published is not that of the version in package.json: `node scripts/tagged.mjs v1.2.3`. */
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const tag = process.argv[2] ?? process.env.GITHUB_REF_NAME ?? '';
if (tag !== `v${version}`) {
  process.stderr.write(`package.json: found version ${version}, expected that of the tag ${tag || '(none)'}\n`);
  process.exitCode = 1;
}
