/** What is kept of how sure scenarios are: it names what it is of, and its numbers add up. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load-scenario.ts';
import { modelDigest } from '../../src/run/model-digest.ts';
import { withArm } from '../../src/run/scenario-arms.ts';
import { run } from '../../src/run/whole-run.ts';
import { withChanges } from '../../src/scenario/changes.ts';
import { modelOf, type Prepared, prepare } from '../../src/scenario/prepared.ts';
import { inexactNumbers } from '../../src/sweep/inexact-numbers.ts';
import { type KeptRobustness, stampOf } from '../../src/sweep/robustness-file.ts';

const FOLDER = 'scenarios/robustness';
const FILES = readdirSync(FOLDER);
const kept = (file: string): KeptRobustness => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as KeptRobustness;

describe('the stamp', () => {
  const scenario = load('goldilocks');
  const digest = (one: Prepared): string => run(one, { steps: 3 }).digest;
  const told = (one: Prepared): string[] => [stampOf(one, 'base'), modelDigest(modelOf(one)), digest(one)];
  const before = told(scenario);

  test('changes with a range, which changes neither the digest of the model nor a bit', () => {
    const path = 'cells.tumour.taxis';
    const { provenance } = scenario;
    const wider: Prepared = {
      ...scenario,
      provenance: { ...provenance, [path]: { ...provenance[path], range: [1, 90] } },
    };
    const [stamp, ...others] = told(wider);
    expect(stamp).not.toBe(before[0]);
    expect(others).toEqual(before.slice(1));
  });

  test('changes with a number, as do the digest of the model and the bits', () => {
    const moved = prepare(withChanges(scenario, [{ keys: ['cells', 'tumour', 'taxis'], value: 55 }]));
    told(moved).forEach((one, i) => expect(one).not.toBe(before[i]));
  });

  test('changes with what is expected, and not with how it is said', () => {
    const [first, ...rest] = scenario.expect;
    const asked = (row: typeof first): string => stampOf({ ...scenario, expect: [row, ...rest] }, 'base');
    expect(asked({ ...first, says: 'otherwise' })).toBe(before[0]);
    expect(asked({ ...first, above: -7 })).not.toBe(before[0]);
  });
});

describe.each(FILES)('%s', (file) => {
  const { expectations, numbers, on, sets } = kept(file);

  test('has shares of its sets, which the failing ones make up, and numbers that a scenario has', () => {
    const id = file.replace('.json', '');
    const scenario = load(id);
    const { expect: rows, lesson } = scenario;
    expect(expectations.filter(({ question }) => question === undefined)).toHaveLength(rows.length);
    for (const { question, holds, failing, outcomes, low, high, asIs } of expectations) {
      if (question !== undefined) expect(lesson.questions[question]).toBeDefined();
      expect(holds + failing.length).toBe(sets);
      expect(outcomes).toHaveLength(sets);
      expect(low).toBeLessThanOrEqual(holds / sets);
      expect(high).toBeGreaterThanOrEqual(holds / sets);
      expect(asIs.seeds).toBe(64);
    }
    const inexact = new Set(inexactNumbers(withArm(scenario, on)).map(({ path }) => path));
    for (const [path, from, to] of numbers) {
      expect(inexact, path).toContain(path);
      expect(from).toBeLessThan(to);
    }
  });
});
