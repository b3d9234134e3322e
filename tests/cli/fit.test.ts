import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { fitting, SWEEP } from './fit.ts';
import { newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const small = folder.path('small-sweep.yaml');
const half = folder.path('half');
const targets = folder.path('targets.csv');

test('what cannot be fitted is one line', async () => {
  const refused = async (args: string[], exit: number, message: RegExp): Promise<void> => {
    const { code, stdout, stderr } = await stroma(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([exit, '']);
  };
  const text = readFileSync(SWEEP, 'utf8').replace('small.yaml', join(root, 'tests/cli/fixtures/small.yaml'));
  writeFileSync(small, text.replace('points: 64', 'points: 4'));
  writeFileSync(targets, 'measure,value,tolerance\nsignal,1,1\n');
  await stroma('sweep', 'run', small, '--out', half, '--shard', '0/2');
  await refused(fitting(half, folder.path('none.csv')), 2, /no such file/);
  await refused(fitting(half, targets, 5), 2, /found 4 points/);
  await refused(fitting(half, targets), 1, /2 of 4 runs are not done yet; run the sweep first/);
  const bad = folder.path('bad.csv');
  writeFileSync(bad, 'measure,value,tolerance\nsignl,1,1\n');
  await refused(fitting(half, bad), 2, /bad\.csv:2: found "signl".*nearest is "signal"/);
});
