/** The targets as `stroma validate` runs them, over both cores. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOfTarget } from '../../src/validation/kept-targets.ts';
import type { TargetResult } from '../../src/validation/target-result.ts';
import { readTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { spawned } from '../cli/stroma.ts';
import { files } from './files.ts';

interface Row {
  id: string;
  estimate: number;
  pass: boolean;
  seeds: number;
}

/** Fewer seeds of those targets whose seeds all together take longer than a test may; the table that is committed has all. */
const FEWER: Record<string, number> = { D13: 10, D22: 10 };

const table = readFileSync(join(root, 'docs/validation.md'), 'utf8');
const short = new Set([...table.matchAll(/^\| (D\d+) \| \[.* \| FAIL \(/gm)].map(([, id]) => id));

const seedsOf = (id: string): number => FEWER[id] ?? readTarget(id, files).target.seeds;

async function expectMet(ids: string[], seeds: number): Promise<void> {
  const { stdout, stderr } = await spawned('validate', ...ids, '--seeds', String(seeds), '--json');
  if (stdout === '') throw new Error(stderr);
  const rows = JSON.parse(stdout) as Row[];
  expect(rows).toEqual(ids.map((id) => expect.objectContaining({ id, seeds, estimate: expect.any(Number) })));
  expect(rows.filter(({ id, pass }) => !pass && !short.has(id))).toEqual([]);
}

/** Without chance in them, and soon done. */
const sure = TARGET_IDS.filter((id) => seedsOf(id) === 1);

test('targets of one seed are met', () => expectMet(sure, 1));

for (const id of TARGET_IDS.filter((one) => !sure.includes(one))) {
  const seeds = seedsOf(id);
  test(`${id} over ${seeds} seeds is met, or the table says that it is not`, () => expectMet([id], seeds));
}

test('no row of docs/validation.md is stale', () => {
  const kept = JSON.parse(files('docs/validation/results.json')!) as TargetResult[];
  const stale = TARGET_IDS.filter((id) => {
    const result = kept.find((one) => one.id === id);
    return !isOfTarget(result, readTarget(id, files));
  });
  expect(stale, 'run "npx stroma validate --out docs/validation.md"').toEqual([]);
});
