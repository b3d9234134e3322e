/** The table that is committed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standingOf } from '../../src/validation/changed-since.ts';
import type { TargetResult } from '../../src/validation/target-result.ts';
import { readTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { files } from './files.ts';

const targets = new Map(TARGET_IDS.map((id) => [id, readTarget(id, files).target]));
const text = readFileSync(join(root, 'docs/validation.md'), 'utf8');
const kept = new Map(
  (JSON.parse(files('docs/validation/results.json')!) as TargetResult[]).map((result) => [result.id, result]),
);
const cells = [...text.matchAll(/^\| (D\d+ \| \[.*) \|$/gm)].map(([, line]) => line.split(' | '));
const rows = cells.map(([id, what, kind, , result, changed, digest]) => ({
  id,
  what,
  kind,
  result: result.split(' (')[0],
  changed: changed.replace(/ \*$/, ''),
  starred: changed.endsWith(' *'),
  digest,
}));
const failed = rows.filter(({ result }) => result === 'FAIL').map(({ id }) => id);

test('docs/validation.md has a row and a picture for every target, with the digest of its result, over its seeds', () => {
  expect(rows.map(({ id }) => id)).toEqual(TARGET_IDS);
  for (const { id, what, kind, digest } of rows) {
    const [, picture] = /\]\((.*)\)$/.exec(what)!;
    const target = targets.get(id)!;
    const result = kept.get(id)!;
    expect([id, existsSync(join(root, 'docs', picture))]).toEqual([id, true]);
    expect([id, result.seeds]).toEqual([id, target.seeds]);
    expect([id, kind.split(' ')[0]]).toEqual([id, target.kind]);
    expect([id, digest]).toEqual([id, `\`${result.digest.slice(0, 6)}\``]);
  }
});

test('each row says whether the model was changed after its result had been seen, and what was', () => {
  const below = text.split('\n## ').find((part) => part.startsWith('What was changed'));
  const told = {
    no: 'no',
    'for other reasons': 'yes, for others',
    'not known': 'not known',
    'because of it': 'yes, for it',
  };
  for (const { id, changed, starred } of rows) {
    const { changedSince } = targets.get(id)!;
    expect([id, changed]).toEqual([id, told[standingOf(changedSince)]]);
    expect([id, starred]).toEqual([id, changedSince!.some(({ of }) => of === 'conditions' || of === 'accepted')]);
    for (const { what } of changedSince!) expect(below).toContain(what);
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

test('emergent ones are counted apart by whether the model was changed because of them', () => {
  const counted = [
    ...text.matchAll(/^\| \*\*(no|yes, for others|not known|yes, for it)\*\*: .* \| (\d+) of (\d+) \| (.*) \|$/gm),
  ];
  const emergent = TARGET_IDS.filter((id) => targets.get(id)!.kind === 'emergent');
  expect(counted.flatMap(([, , , , ids]) => ids.split(', ')).sort()).toEqual([...emergent].sort());
  for (const [, told, passed, of, list] of counted) {
    const ids = list.split(', ');
    expect(ids).toHaveLength(Number(of));
    expect(ids.filter((id) => !failed.includes(id))).toHaveLength(Number(passed));
    for (const id of ids) expect(rows.find((row) => row.id === id)!.changed).toBe(told);
  }
});

test('README.md counts them as the table does', () => {
  const [, passed, of] = /\*\*emergent: (\d+) of (\d+) pass\*\*/.exec(text)!;
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
  expect(readme).toContain(`${TARGET_IDS.length} published or exact results`);
  expect(readme).toContain(`Of those that follow from the mechanisms alone ${passed} of ${of} pass`);
});
