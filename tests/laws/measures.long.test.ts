/** In every shipped scenario each measure is the same whether it is read alone, first, last or among all. */
import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { append, openRun, stepOnce } from '../../src/run/run.ts';
import { expectSameAlone } from './alone.ts';
import { shipped } from './worlds.ts';

const SHARDS = 4;

const ids = ['.', 'presets'].flatMap((folder) =>
  readdirSync(`scenarios/${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.slice(0, -'.yaml'.length)}`),
);

function check(id: string): void {
  const scenario = shipped(id, ['settle=0']);
  const run = openRun(scenario);
  for (const drug of Object.keys(scenario.drugs)) append(run, { step: 1, do: 'dose', drug, amount: 10 });
  for (let step = 0; step < 4; step++) stepOnce(run);
  expectSameAlone(run);
}

test.each(Array.from({ length: SHARDS }, (_, shard) => shard + 1))(`part %i of ${SHARDS}`, (shard) => {
  ids.filter((_, i) => i % SHARDS === shard - 1).forEach(check);
});
