/**
 * Less tissue gives the same verdicts, so that how sure a scenario is can be told from its smaller tissue: what is held of
 * it in its own tissue (tests/validation/scenarios.long, lessons.long) comes out in the smaller one as well.
 */
import { expect, test } from 'vitest';
import { ownFile, ownScenario, shippedScenarios } from '../../src/cli/home.ts';
import { load } from '../../src/cli/load-scenario.ts';
import { SMALLER } from '../../src/run/scenario-arms.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { robustnessOf } from '../../src/sweep/robustness.ts';
import { readRobustness } from '../../src/sweep/robustness-file.ts';
import { planAsItIs } from '../../src/sweep/uncertainty-plan.ts';

const SEEDS = 3;

/** Scenarios whose sets are of the smaller tissue. */
const judged = Object.keys(shippedScenarios()).filter((id) => readRobustness(ownFile, id)?.on === SMALLER);

test.each(judged)('%s', { timeout: 1_200_000 }, (id) => {
  const scenario = load(ownScenario(id));
  const found = mostly(scenario);
  expect(found).toEqual(found.map(([says]) => [says, true]));
});

/** What holds for most seeds in the smaller tissue, with the numbers as they are. */
function mostly(scenario: Prepared): [says: string, holds: boolean][] {
  const plan = planAsItIs(scenario, { seed: String(scenario.seed), version: '', on: SMALLER }, SEEDS);
  const job = makeJob(plan);
  const outcomes = Array.from({ length: plan.runs }, (_, i) => job(i + 1));
  return robustnessOf(plan, outcomes).map(({ says, holds }) => [says, 2 * holds > SEEDS]);
}
