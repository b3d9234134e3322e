/** The table that is committed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { files } from './files.ts';

const targets = new Map(TARGET_IDS.map((id) => [id, readTarget(id, files).target]));
const text = readFileSync(join(root, 'docs/validation.md'), 'utf8');
const rows = [...text.matchAll(/^\| (D\d+) \| \[[^|]*\]\(([^|)]*)\) \|.* (\d+) \| (pass|FAIL|not counted) \|$/gm)].map(
  ([, id, picture, seeds, result]) => ({ id: id, picture: picture, seeds: Number(seeds), result: result }),
);
const failed = rows.filter(({ result }) => result === 'FAIL').map(({ id }) => id);

test('docs/validation.md has a row and a picture for every target, over the seeds that it asks for', () => {
  expect(rows.map(({ id }) => id)).toEqual(TARGET_IDS);
  for (const { id, picture, seeds } of rows) {
    expect([id, existsSync(join(root, 'docs', picture))]).toEqual([id, true]);
    expect([id, seeds]).toEqual([id, targets.get(id)!.seeds]);
  }
});

test('what is exact passes, and each failure says why', () => {
  const exact = TARGET_IDS.filter((id) => targets.get(id)!.kind === 'exact');
  expect(exact.filter((id) => failed.includes(id))).toEqual([]);
  for (const id of failed) {
    expect([id, targets.get(id)!.shortfall]).toEqual([id, expect.any(String)]);
    expect(text).toMatch(new RegExp(`^- \\*\\*${id}\\*\\*: .+`, 'm'));
  }
});

test('README.md counts them as the table does', () => {
  const [, passed, of] = /\*\*emergent: (\d+) of (\d+) pass\*\*/.exec(text)!;
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
  expect(readme).toContain(`${TARGET_IDS.length} published or exact results`);
  expect(readme).toContain(`Of those that follow from the mechanisms alone ${passed} of ${of} pass`);
});
