import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const KEPT = JSON.parse(readFileSync('docs/claims/results.json', 'utf8'));

test('a row is run again on request, with the same numbers, and the table is written', async () => {
  const out = folder.path('claims.md');
  const { code, stdout } = await stroma('claims', '2', '--again', '--seeds', '2', '--out', out);
  expect(stdout).toMatch(/^row +state +claim +scenario +measure +change without it\n +2 +seen/);
  const written = JSON.parse(readFileSync(folder.path('claims/results.json'), 'utf8'));
  const again = written.find(({ row }: { row: number }) => row === 2);
  expect(written).toHaveLength(KEPT.length);
  const kept = KEPT.find(({ row }: { row: number }) => row === 2);
  expect(again.digest).toBe(kept.digest);
  expect([again.whole, again.without]).toEqual([kept.whole.slice(0, 2), kept.without.slice(0, 2)]);
  expect(readFileSync(out, 'utf8')).toMatch(/^\| 2 \| It has isoforms α, β, γ \| seen \|/m);
  expect(code).toBe(0);
});
