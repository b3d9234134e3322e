import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { runKilled } from './kill.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

test('a sweep killed at 20 random moments and run again each time gives the same bytes', async () => {
  const sweep = folder.path('many.yaml');
  const text = readFileSync('tests/cli/fixtures/sweep.yaml', 'utf8');
  writeFileSync(
    sweep,
    text.replace('small.yaml', join(root, 'tests/cli/fixtures/small.yaml')).replace('replicates: 4', 'replicates: 60'),
  );
  const whole = folder.path('whole');
  expect((await stroma('sweep', 'run', sweep, '--out', whole)).code).toBe(0);
  const killed = folder.path('killed');
  expect(await runKilled(sweep, killed, 20)).toBe(20);
  for (const name of ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'])
    expect(readFileSync(join(killed, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
});
