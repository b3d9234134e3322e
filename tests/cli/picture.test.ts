import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

beforeAll(async () => {
  await stroma('run', SMALL, '--out', folder.path('run'));
}, 60_000);

/** The picture that the command writes, and how many pixels it has of each colour. */
async function picture(from: string, ...options: string[]) {
  const path = folder.path('picture.png');
  const { code, stdout, stderr } = await stroma('picture', from, '--out', path, ...options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.startsWith(path)).toBe(true);
  const bytes = readFileSync(path);
  const image = decode(bytes);
  const colours = new Map<string, number>();
  for (let at = 0; at < image.data.length; at += 4) {
    const colour = `#${[0, 1, 2].map((k) => image.data[at + k].toString(16).padStart(2, '0')).join('')}`;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return { image, bytes, said: stdout, count: (colour: string) => colours.get(colour) ?? 0 };
}

test('a scenario: the stage and every type in its own colour', async () => {
  const { image, count, said } = await picture(
    SMALL,
    '--at',
    '0h',
    '--colour',
    'type',
    '--layer',
    'none',
    '--scale',
    '8',
  );
  expect(image).toMatchObject({ width: 384, height: 256, channels: 4, depth: 8 });
  expect(said).toContain('384 × 256 pixels, tumour of small at 0 h, step 0\n');
  expect(count('#0a0d12')).toBeGreaterThan(20_000);
  expect(count(look('tumour'))).toBeGreaterThan(1_000);
  expect(count(look('CAF'))).toBeGreaterThan(300);
});

test('a run: the same picture as its scenario at that time', async () => {
  const run = await picture(folder.path('run/run.json'), '--at', '3h');
  const scenario = await picture(SMALL, '--at', '3h');
  expect(run.bytes.equals(scenario.bytes)).toBe(true);
  expect((await picture(folder.path('run/run.json'))).said).toContain('at 5 h, step 50');
});

test('a field lies under the cells, by its name in upper or lower case', async () => {
  const bare = await picture(SMALL, '--at', '0h', '--layer', 'none');
  const field = await picture(SMALL, '--at', '0h', '--layer', 'cxcl12');
  expect(field.bytes.equals(bare.bytes)).toBe(false);
  expect(field.count('#0a0d12')).toBeLessThan(bare.count('#0a0d12') / 2);
  expect((await picture(SMALL, '--at', '0h', '--layer', 'CXCL12')).bytes.equals(field.bytes)).toBe(true);
});

test('the light theme has a white stage', async () => {
  const { count } = await picture(SMALL, '--at', '0h', '--theme', 'light', '--colour', 'type', '--layer', 'none');
  expect(count('#ffffff')).toBeGreaterThan(10_000);
  expect(count(look('tumour', 'light'))).toBeGreaterThan(200);
});

/** Colour of a cell type in the shared biology. */
function look(type: string, theme: 'dark' | 'light' = 'dark'): string {
  const base = readFileSync('scenarios/base/cxcl12.yaml', 'utf8');
  const row = base.slice(base.indexOf(`\n  ${type}:\n`));
  return new RegExp(`look: \\{.*?${theme}: "(#[0-9a-f]{6})"`).exec(row)![1];
}
