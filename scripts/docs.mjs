/** Writes the documents that are generated from the model: `npm run docs`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeNotebook } from './notebook.mjs';

for (const name of ['model', 'scenarios', 'claims', 'robustness', 'fits']) {
  const text = execFileSync(process.execPath, ['bin/stroma.js', 'describe', name], { encoding: 'utf8' });
  writeFileSync(`docs/${name}.md`, text);
}
writeNotebook();
