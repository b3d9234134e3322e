/** Writes the documents that are generated from the model: `npm run docs`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeNotebook } from './notebook.mjs';

const OPTIONS = { sensitivity: ['--figures', 'docs/sensitivity'] };

for (const name of ['model', 'scenarios', 'claims', 'robustness', 'sensitivity', 'fits']) {
  const words = ['bin/stroma.js', 'describe', name, ...(OPTIONS[name] ?? [])];
  const text = execFileSync(process.execPath, words, { encoding: 'utf8' });
  writeFileSync(`docs/${name}.md`, text);
}
writeNotebook();
