import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { runKilled } from './kill.ts';
import { newFolder, program, spawned } from './stroma.ts';

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
  expect((await spawned('sweep', 'run', sweep, '--out', whole)).code).toBe(0);
  const killed = folder.path('killed');
  expect(await runKilled(sweep, killed, 20)).toBe(20);
  for (const name of ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'])
    expect(readFileSync(join(killed, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
});

/** Megabytes of resident memory that a process has had at most, with all its threads. */
function mostResident(id: number): number {
  const status = `/proc/${id}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
}

// A machine that others use as well may be slow once.
test('ten thousand tiny runs stay small in memory, and cost little beside the runs', { retry: 2 }, async () => {
  const sweep = folder.path('tiny.yaml');
  writeFileSync(
    folder.path('world.yaml'),
    `stroma: 1
extends: ${join(root, 'scenarios/base/cxcl12.yaml')}
title: Tiny
seed: tiny
duration: 1 h
tissues:
  tumour:
    label: Tumour
    width: 16
    height: 16
    vesselOxygen: 30 mmHg
    layout:
      - { draw: disc, cell: tumour, radius: 4 }
`,
  );
  writeFileSync(
    sweep,
    `stroma: 1
sweep: Tiny
scenario: world.yaml
until: 6 min
replicates: 5000
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, values: [20 mmHg, 40 mmHg] }
measures: [tumour.tumour.count]
`,
  );
  const out = folder.path(`tiny-${Math.random()}`);
  const child = spawn(process.execPath, [program, 'sweep', 'run', sweep, '--out', out, '--json'], { cwd: root });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, mostResident(child.pid!));
  }, 100);
  let last = '';
  child.stdout.on('data', (text: Buffer) => {
    last = (last + text.toString()).slice(-1000);
  });
  await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  const end = JSON.parse(last.trimEnd().split('\n').at(-1)!) as { done: number; overhead: number };
  process.stderr.write(`${end.done} runs: ${most.toFixed(0)} MB at most, ${end.overhead} ms beside each\n`);
  expect(end.done).toBe(10_000);
  if (most > 0) expect(most).toBeLessThan(400);
  // Each run is on the disk before it counts as done, which on a busy disk is most of it.
  expect(end.overhead).toBeLessThan(15);
});
