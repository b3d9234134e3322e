/** What comes with Stroma can be extended from anywhere; a file of one's own comes first. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const save = (path: string, text: string): string => {
  const at = folder.path(path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, text);
  return at;
};
const extending = (base: string): string => `stroma: 1\nextends: ${base}\ntitle: Mine\nseed: 1\nduration: 1 d\n`;
const widthOf = async (path: string): Promise<number> => {
  const { stdout, stderr } = await stroma(
    'run',
    path,
    '--steps',
    '0',
    '--json',
    '--set',
    'measure=[tumour.tumour.count]',
  );
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { measures: Record<string, number> }).measures['tumour.tumour.count'];
};

test.each([
  'base/tumour.yaml',
  './base/tumour.yaml',
  '../../scenarios/base/tumour.yaml',
  '[base/tumour.yaml, base/immune.yaml]',
])('a file anywhere on disk extends %s', async (base) => {
  const { code, stdout, stderr } = await stroma('check', save('far/away/mine.yaml', extending(base)));
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^ok /);
});

test("a file of one's own by the same name comes first", async () => {
  const mine = save('own/mine.yaml', extending('base/tumour.yaml'));
  const shipped = await widthOf(mine);
  const layout = 'layout: [{ draw: disc, cell: tumour, radius: 3 }]';
  save('own/base/tumour.yaml', `stroma: 1\nextends: base/tumour.yaml\ntissues: { tumour: { ${layout} } }\n`);
  const own = await widthOf(mine);
  expect(shipped).toBeGreaterThan(500);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(50);
});

test('a file may bear the name of the shipped one that it extends', async () => {
  const path = save('hypoxia.yaml', extending('hypoxia.yaml').replace(/duration.*\n/, ''));
  expect((await stroma('check', path)).stderr).toBe('');
});

test('the message of a missing one says where was looked, and what is near', async () => {
  const path = save('missing/mine.yaml', extending('base/tumor.yaml'));
  const { code, stderr } = await stroma('check', path);
  expect(code).toBe(2);
  expect(stderr).toContain(`${path}:2:10 extends: found "base/tumor.yaml" (no such file), expected`);
  expect(stderr).toContain(
    `looked for ${folder.path('missing/base/tumor.yaml')}, then among the files that come with Stroma`,
  );
  expect(stderr).toMatch(/nearest is "base\/tumour.yaml"\n$/);
});

test('a file of that name that cannot be read is told, not passed over', async () => {
  const path = save('unread/mine.yaml', extending('base/tumour.yaml'));
  mkdirSync(folder.path('unread/base/tumour.yaml'), { recursive: true });
  const { code, stderr } = await stroma('check', path);
  expect(code).toBe(2);
  expect(stderr).toContain('found "base/tumour.yaml" (a folder), expected');
});
