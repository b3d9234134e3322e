import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { TargetResult } from '../../src/validation/target-result.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

test('--json is a list of what each target gives and accepts', async () => {
  const out = folder.path('deep/table.md');
  const { code, stdout } = await stroma('validate', 'D5', 'd1', 'D5', '--seeds', '1', '--json', '--out', out);
  const results = JSON.parse(stdout);
  expect(results.map(({ id }: { id: string }) => id)).toEqual(['D5', 'D1']);
  for (const result of results)
    expect(Object.keys(result)).toEqual(['id', 'kind', 'estimate', 'low', 'high', 'accept', 'pass', 'seeds']);
  expect(results[0]).toMatchObject({ kind: 'exact', accept: [350.4, 372], pass: true, seeds: 1 });
  expect(results[0].estimate).toBeGreaterThan(350.4);
  expect(results[0].estimate).toBeLessThan(372);
  const all = JSON.parse(readFileSync(folder.path('deep/table/results.json'), 'utf8'));
  // Kept in the order of their numbers.
  expect(all).toMatchObject([...results].reverse());
  expect(all[1].parts[0].values).toEqual([results[0].estimate]);
  const written = readFileSync(out, 'utf8');
  expect(written).toMatch(
    /^\| D5 \| \[Length of [^|]+\]\(table\/d5\.svg\) \| exact \|.* \| pass \(350\.4 to 372\) \| no \| `[0-9a-f]{6}` \|$/m,
  );
  const picture = readFileSync(folder.path('deep/table/d5.svg'), 'utf8');
  expect(picture.match(/<circle/g)).toHaveLength(2);
  expect(picture).toContain('aria-label="D5. Length of the CXCL12 gradient; passes"');
  expect(code).toBe(0);
});

test('a person reads a table', async () => {
  const { stdout, stderr } = await stroma('validate', 'D5', '--seeds', '1');
  const [head, row, told] = stdout.split('\n');
  expect(head).toMatch(/^target +estimate +interval +accepted +seeds$/);
  expect(row).toMatch(/^D5 +3\d\d(\.\d+)? µm +350\.4 to 372 +1 +pass$/);
  expect(told).toMatch(/^ {8}Length of the CXCL12 gradient\. Published: sqrt/);
  // What takes longer says how far it is.
  expect(stderr.replace(/^validate: \d+ %.*\n/gm, '')).toBe('');
});

test('a report is Markdown', async () => {
  const { code, stderr } = await stroma('validate', 'D5', '--out', folder.path('results.json'));
  expect(stderr).toMatch(/^--out: found ".*results\.json", expected a name that ends in \.md\n$/);
  expect(code).toBe(2);
});

test('a target that is not there', async () => {
  const { code, stdout, stderr } = await stroma('validate', 'D99');
  expect(stderr).toMatch(/^validate: found "D99", expected a target or the path of a scenario; nearest is "D\d+"\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('with --out only what has changed since is run again, and --list names it', async () => {
  const out = folder.path('kept/table.md');
  const file = folder.path('kept/table/results.json');
  const path = folder.path('mine.yaml');
  const mine = (change: (text: string) => string) =>
    writeFileSync(path, change(readFileSync('scenarios/validation/d05.yaml', 'utf8').replace(/\bid: D5\b/, 'id: L1')));
  const call = (...words: string[]) => stroma('validate', ...words, '--out', out);
  const marked = (): TargetResult[] => JSON.parse(readFileSync(file, 'utf8'));
  const mark = () =>
    writeFileSync(file, JSON.stringify(marked().map((result) => ({ ...result, readings: { before: 1 } }))));
  const doneAgain = () =>
    marked()
      .filter(({ readings }) => readings.before !== 1)
      .map(({ id }) => id);

  mine((text) => text);
  expect((await call('D1', path, '--list')).stdout).toBe('D1\nL1\n');
  await call('D1', path);
  mark();
  expect((await call('D1', path, '--list')).stdout).toBe('none is of another scenario\n');

  // Other words and another kind are told at once, and nothing is run.
  mine((text) => text.replace(/kind: exact/, 'kind: wired').replace(/title: .*/, 'title: Another title'));
  const { stdout } = await call('D1', path);
  expect(stdout).toContain('Another title');
  expect(doneAgain()).toEqual([]);
  expect(readFileSync(out, 'utf8')).toMatch(/^\| L1 \| \[Another title\].* \| wired \|/m);

  // Another seed, number, range or reading makes a row stale; the others stay as they are.
  const changes = [
    ['seed: D5', 'seed: E5'],
    ['duration: 6 min', 'duration: 12 min'],
    ['above: 350.4', 'above: 350'],
    ['to: 72', 'to: 70'],
    ['width: 256', 'width: 250'],
  ];
  for (const [from, to] of changes) {
    mine((text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    expect([to, (await call('D1', path, '--list')).stdout]).toEqual([to, 'L1\n']);
  }
  // A table is of what was kept when it was written; what is not asked for is kept, and said not to have been compared.
  expect(readFileSync(out, 'utf8')).toContain('No row is stale.');
  await call('D1');
  expect(readFileSync(out, 'utf8')).toMatch(/^\| L1 \| .* `[0-9a-f]{6}`, not compared \|$/m);
  expect(doneAgain()).toEqual([]);
  expect(marked().map(({ id }) => id)).toEqual(['D1', 'L1']);
  await call('D1', path);
  expect(doneAgain()).toEqual(['L1']);
  mark();
  await call('D1', '--again');
  expect(doneAgain()).toEqual(['D1']);
  expect(await stroma('validate', 'D1', '--again')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--out'),
  });
});

test('what comes with Stroma can be told stale', async () => {
  const { stdout, code } = await stroma('validate', 'D5', '--list', '--seeds', '500');
  expect([stdout, code]).toEqual(['D5\n', 0]);
});

test("a target of one's own, in a file anywhere", async () => {
  const path = folder.path('own.yaml');
  const own = readFileSync('scenarios/validation/d05.yaml', 'utf8').replace(/\bid: D5\b/, 'id: L1');
  writeFileSync(path, own);
  const { code, stdout } = await stroma('validate', path, 'D5', '--seeds', '1', '--json');
  const [first, second] = JSON.parse(stdout);
  expect([first.id, second.id, code]).toEqual(['L1', 'D5', 0]);
  expect(first.estimate).toBe(second.estimate);
  writeFileSync(folder.path('another.yaml'), own);
  const twice = await stroma('validate', path, folder.path('another.yaml'));
  expect(twice).toMatchObject({ code: 2, stderr: 'validate: own and another both call their target "L1"\n' });
  const none = await stroma('validate', 'tests/cli/fixtures/small.yaml');
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('found no target, expected one') });
});

test('does only targets of a kind, and says which kinds there are', async () => {
  const { stdout } = await stroma('validate', 'D1', 'D5', 'D7', '--kind', 'exact', '--seeds', '1', '--json');
  expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(['D1', 'D5']);
  const { code, stderr } = await stroma('validate', '--kind', 'emergen');
  expect(code).toBe(2);
  expect(stderr).toBe(
    '--kind: found "emergen", expected one of emergent, exact, wired, calibrated; nearest is "emergent"\n',
  );
  expect((await stroma('validate', 'D5', '--kind', 'emergent')).stderr).toMatch(/found no target that is emergent/);
});
