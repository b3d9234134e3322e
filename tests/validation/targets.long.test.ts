/** The targets as `stroma validate` runs them, over both cores. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTarget, TARGET_IDS, targetsDigest } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { stroma } from '../cli/stroma.ts';
import { files } from './files.ts';

interface Row {
  id: string;
  type: string;
  estimate: number;
  low: number;
  high: number;
  pass: boolean;
  seeds: number;
}

const targets = TARGET_IDS.map((id) => readTarget(id, files).target);
const idsOf = (sign: boolean): string[] => targets.filter(({ type }) => (type === 'sign') === sign).map(({ id }) => id);

async function validate(...asked: string[]): Promise<Row[]> {
  const { stdout, stderr } = await stroma('validate', ...asked, '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test('every exact and every measured number is met over all its seeds', { tags: ['sample'] }, async () => {
  const rows = await validate(...idsOf(false));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
});

test('every direction gives a number with one seed', { tags: ['sample'] }, async () => {
  const rows = await validate(...idsOf(true), '--seeds', '1');
  expect(rows.map(({ id }) => id)).toEqual(idsOf(true));
  expect(rows.filter(({ estimate }) => !Number.isFinite(estimate))).toEqual([]);
});

test('directions of short runs hold over all their seeds', async () => {
  const rows = await validate('D11', 'D12', 'D17', 'D18', 'D19');
  expect(rows.filter(({ pass, seeds }) => !pass || seeds < 20)).toEqual([]);
});

test('docs/validation.md is of this model', () => {
  const text = readFileSync(join(root, 'docs/validation.md'), 'utf8');
  expect(text, 'run "npx stroma validate --out docs/validation.md"').toContain(targetsDigest(TARGET_IDS, files));
});
