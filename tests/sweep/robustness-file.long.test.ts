/** Sets of what is kept of how sure a scenario is, each done again alone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, endOf, isUsual, rawOf, readingsOf } from '../../src/analysis/answer.ts';
import { load } from '../../src/cli/load-scenario.ts';
import { withArm } from '../../src/run/scenario-arms.ts';
import { withChanges } from '../../src/scenario/changes.ts';
import { type Prepared, prepare } from '../../src/scenario/prepared.ts';
import { type KeptRobustness, setOf, stampOf } from '../../src/sweep/robustness-file.ts';
import { checkExpectations } from '../../src/validation/expect.ts';
import { follow, settle } from '../../src/validation/settled.ts';

const kept = JSON.parse(readFileSync('scenarios/robustness/goldilocks.json', 'utf8')) as KeptRobustness;

test('sets of a file, each done again alone, have the verdicts that it states', () => {
  const scenario = load('goldilocks');
  expect(kept.stamp).toBe(stampOf(scenario, kept.on));
  for (let set = 1; set <= 8; set++) {
    const { changes, seed } = setOf(kept, set);
    const drawn = prepare(withChanges(scenario, changes));
    const verdicts = [
      ...checkExpectations(drawn, { seed, knockouts: false }).map(({ holds }) => holds),
      ...scenario.lesson.questions.map((row) => {
        const courses = coursesOf(drawn, row, seed);
        const found = answerOf(
          row,
          readingsOf(row, (arm) => courses.get(arm)!, endOf(row, drawn.duration)),
        );
        return found !== null && isUsual(row, found);
      }),
    ];
    expect(verdicts, `set ${set}`).toEqual(kept.expectations.map(({ failing }) => !failing.includes(set)));
  }
});

/** The courses of the arms that a question reads. */
function coursesOf(scenario: Prepared, row: Prepared['lesson']['questions'][number], seed: string) {
  const measures = [...new Set(Object.values(row.reads).map(({ measure }) => measure))];
  const end = endOf(row, scenario.duration);
  const arms = new Set(Object.values(row.reads).flatMap((one) => rawOf(one, end).map(({ arm }) => arm)));
  return new Map(
    [...arms].map((arm) => {
      const one = withArm(scenario, arm);
      return [arm, follow(settle(one, seed), one, measures, end)];
    }),
  );
}
