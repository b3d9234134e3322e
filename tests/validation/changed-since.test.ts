/** What targets say was changed after their results had been seen: complete, and as the numbers and the history have it. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Change } from '../../src/scenario/schema/target.ts';
import { standingOf } from '../../src/validation/changed-since.ts';
import { pathOfTarget, readTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { files } from './files.ts';

const targets = TARGET_IDS.map((id) => readTarget(id, files).target);
const changes = targets.flatMap(({ id, changedSince = [] }) => changedSince.map((change) => ({ id, ...change })));
const idsIn = (text: string): string[] => text.match(/\bD\d+\b/g) ?? [];

test('every target says it in its own file, not in one that it extends', () => {
  const own = (id: string) => (parse(files(pathOfTarget(id))!) as { target: { changedSince?: unknown } }).target;
  expect(TARGET_IDS.filter((id) => !Array.isArray(own(id).changedSince))).toEqual([]);
});

test('what is marked as fitted to a target, that target names, and nothing else', () => {
  const marked = ['base', 'presets'].flatMap((folder) =>
    readdirSync(join(root, 'scenarios', folder)).flatMap((name) =>
      fittedIn(parse(files(`scenarios/${folder}/${name}`)!), []).flatMap(({ path, source }) =>
        idsIn(source).map((id) => `${id} ${path}`),
      ),
    ),
  );
  const named = changes.flatMap(({ id, fitted }) => fitted.map((path) => `${id} ${path}`));
  expect(marked.length).toBeGreaterThan(0);
  expect([...new Set(named)].sort()).toEqual([...new Set(marked)].sort());
  expect(changes.filter((change) => change.fitted.length > 0 && change.for !== 'it')).toEqual([]);
});

test('a target is calibrated if a number was chosen to meet it; emergent ones that were the reason of a change say why they are', () => {
  const kinds = new Map(targets.map(({ id, kind }) => [id, kind]));
  const fitted = new Set(changes.filter((change) => change.fitted.length > 0).map(({ id }) => id));
  expect([...fitted].filter((id) => kinds.get(id) !== 'calibrated')).toEqual([]);
  const unsaid = changes.filter(
    ({ id, of, for: reason, still }) =>
      kinds.get(id) === 'emergent' && of === 'model' && reason !== 'other' && still === undefined,
  );
  expect(unsaid.map(({ id, what }) => `${id}: ${what}`)).toEqual([]);
});

/** Paths of the numbers and rules that are marked as fitted, with their sources. */
function fittedIn(value: unknown, keys: readonly string[]): { path: string; source: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { evidence, source } = value as { evidence?: unknown; source?: unknown };
  const own = evidence === 'fitted' ? [{ path: keys.join('.'), source: String(source) }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => fittedIn(inner, [...keys, key]))];
}

describe('the log of changes to the biology', () => {
  const [, table] = files('docs/templates/model.md')!.split('### Changes of the biology');
  const log = [...table.split('\n### ')[0].matchAll(/^\| (.*) \|$/gm)]
    .map(([, line]) => line.split(' | '))
    .slice(2)
    .map(([what, , , why, moved]) => ({ what, why, moved }));
  const ofModel = (id: string): Change[] => changes.filter((change) => change.id === id && change.of === 'model');

  test('names no target as moved that says that nothing of the model was changed', () => {
    const moved = log.filter((row) => !row.moved.startsWith('none'));
    expect(moved.length).toBeGreaterThan(20);
    for (const row of moved)
      for (const id of idsIn(row.moved)) expect([row.what, id, ofModel(id).length > 0]).toEqual([row.what, id, true]);
  });

  test('names no target as the reason that says that it was not', () => {
    for (const { what, why } of log)
      for (const id of /fitted to/.test(why) ? idsIn(why) : [])
        expect([what, id, standingOf(ofModel(id))]).toEqual([what, id, 'because of it']);
  });
});

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });

/** What commits of the model or of targets change, each with its day and subject; none without a history. */
function history(): { day: string; subject: string; paths: string[] }[] {
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return [];
    const log = git('log', '--date=short', '--format=%x00%ad %s', '--name-only', '--', 'scenarios', 'src');
    return log
      .split('\0')
      .slice(1)
      .map((one) => one.split('\n'))
      .map(([head, ...paths]) => ({ day: head.slice(0, 10), subject: head.slice(11), paths: paths.filter(Boolean) }));
  } catch {
    return [];
  }
}

const commits = history();

test.skipIf(commits.length === 0)('each change is found in the history, in a commit that has to do with it', () => {
  const MODEL = /^scenarios\/(base|presets)\/|^src\/(step|world)\//;
  for (const { id, of, when, commit } of changes) {
    if (commit === undefined) continue;
    const path = of === 'model' || of === 'engine' ? MODEL : pathOfTarget(id);
    const found = commits.filter(
      ({ day, subject, paths }) =>
        day === when &&
        subject.startsWith(commit) &&
        paths.some((one) => (typeof path === 'string' ? one === path : path.test(one))),
    );
    expect([id, when, commit, found.length > 0]).toEqual([id, when, commit, true]);
  }
});

test('the reason that says least for a target decides', () => {
  const one = (reason: Change['for'], of: Change['of'] = 'model'): Change => ({
    what: 'x',
    of,
    for: reason,
    fitted: [],
    when: '2026-11-29',
    why: 'x',
  });
  expect(standingOf([])).toBe('no');
  expect(standingOf(undefined)).toBe('not known');
  expect(standingOf([one('it', 'conditions'), one('it', 'accepted')])).toBe('no');
  expect(standingOf([one('other'), one('other', 'engine')])).toBe('for other reasons');
  expect(standingOf([one('other'), one('unknown')])).toBe('not known');
  expect(standingOf([one('unknown'), one('it'), one('other')])).toBe('because of it');
});
