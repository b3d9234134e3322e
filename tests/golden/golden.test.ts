/**
 * What the shipped scenarios gave when this was last looked at: digests and values, to the last digit.
 *
 * A change of code may change them once, in a commit that says why. `STROMA_GOLDEN=write npx vitest run tests/golden`
 * writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures.ts';
import type { ReadScenario } from '../../src/scenario/read.ts';
import { advance, digestOf, openRun } from '../../src/simulation/run.ts';
import { scenarioOf, shipped } from '../laws/worlds.ts';

const FILE = 'tests/golden/golden.json';
const STEPS = [50, 100, 200];
const writing = process.env.STROMA_GOLDEN === 'write';

interface Golden {
  digests: string[];
  values: Record<string, number>;
}

/** Settled scenarios settle for two hours only, so that doses and arrivals are within the steps that are compared. */
const scenarios: Record<string, () => ReadScenario> = {
  hypoxia: () => shipped('hypoxia'),
  mobilisation: () => shipped('mobilisation', ['settle=2 h']),
  niche: () => shipped('niche', ['settle=2 h']),
  busy: () => scenarioOf('tests/hosts/busy.yaml', readFileSync('tests/hosts/busy.yaml', 'utf8')),
};

function measured(scenario: ReadScenario): Golden {
  const run = openRun(scenario);
  let done = 0;
  const digests = STEPS.map((upTo) => {
    advance(run, upTo - done);
    done = upTo;
    return digestOf(run);
  });
  const measures = measuresOf(run.engine.world.model, scenario);
  const values = readMeasures(run.engine, measures);
  return { digests, values: Object.fromEntries(measures.map(({ id }, i) => [id, values[i]!])) };
}

const golden = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Golden>;

it.each(Object.keys(scenarios))('%s gives what it gave', { timeout: 60_000 }, (name) => {
  const now = measured(scenarios[name]!());
  if (writing) {
    golden[name] = now;
    writeFileSync(FILE, `${JSON.stringify(golden, null, 2)}\n`);
  }
  expect(now.values).toEqual(golden[name]!.values);
  expect(now.digests).toEqual(golden[name]!.digests);
});
