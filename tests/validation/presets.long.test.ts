/** What a tumour of the sources shows, it shows with nine seeds of ten. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkExpectations } from '../../src/validation/expect.ts';
import { load } from '../scenario/files.ts';

const SEEDS = 10;
const AT_LEAST = 9;

test.each(readdirSync('scenarios/presets'))('%s shows what it says with nine seeds of ten', (file) => {
  const scenario = load(`scenarios/presets/${file}`);
  const held = new Map<string, number>();
  for (let n = 1; n <= SEEDS; n++)
    for (const { says, holds, value } of checkExpectations(scenario, {
      seed: `${scenario.seed}-${n}`,
      knockouts: false,
    })) {
      process.stdout.write(`${says}: ${value.toPrecision(3)} with seed ${n}${holds ? '' : ', does not hold'}\n`);
      held.set(says, (held.get(says) ?? 0) + Number(holds));
    }
  expect([...held].filter(([, count]) => count < AT_LEAST)).toEqual([]);
});
