import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { english } from '../../src/texts/words.ts';
import { load } from '../scenario/files.ts';
import { expectShown } from './shown.ts';

/** Expectations that are shown in one test; those of a scenario with more are shared between tests of the same size. */
const TOGETHER = 4;

/** Lessons, and the tumours of the sources. */
const SCENARIOS = ['', 'presets/'].flatMap((folder) =>
  readdirSync(`scenarios/${folder}`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}${file}`),
);

for (const name of SCENARIOS) {
  const path = `scenarios/${name}`;
  const says = load(path).expect.map((row) => english(row.says));
  const tests = Math.ceil(says.length / TOGETHER);
  const size = Math.ceil(says.length / tests);
  for (let n = 0; n < tests; n++) {
    const part = tests === 1 ? '' : `, part ${n + 1} of ${tests}`;
    test(`${name} shows all that it says, and none of it without the mechanism${part}`, () => {
      expectShown(path, says.slice(n * size, (n + 1) * size));
    });
  }
}
