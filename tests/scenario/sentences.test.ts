import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/scenario/read/references.ts';
import { load } from './files.ts';

/**
 * Title, question and every line under `read` of a lesson are held by an expectation: what a run must show. The long
 * tests run them, and take the mechanism out.
 */
/** Held by a number that docs/validation.md prints instead. */
const PRINTED: Record<string, { sentence: string; target: string }> = {
  'competition.yaml': { sentence: 'read.2', target: 'D9' },
};

const RESULTS = JSON.parse(readFileSync('docs/validation/results.json', 'utf8')) as { id: string; pass: boolean }[];

/** Lessons, and the tumours of the sources. */
const shipped = ['', 'presets/'].flatMap((folder) =>
  readdirSync(`scenarios/${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}${name}`),
);

test.each(shipped)('every sentence of %s is held by an expectation', (name) => {
  const scenario = load(`scenarios/${name}`);
  const held = new Set(scenario.expect.flatMap(({ holds }) => holds));
  const printed = PRINTED[name];
  if (printed) {
    held.add(printed.sentence);
    expect(RESULTS.find(({ id }) => id === printed.target)?.pass).toBe(true);
  }
  const loose = sentencesOf(JSON.parse(JSON.stringify(scenario))).filter((sentence) => !held.has(sentence));
  expect(loose, `add each to "holds" of an expectation of ${name} that shows it`).toEqual([]);
});
