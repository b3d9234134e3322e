/** Who leaves: what the first scenario's question asks holds with each of twenty seeds, and not without its mechanism. */
import { expect, test } from 'vitest';
import { checkExpectations } from '../../src/validation/expect.ts';
import { load } from '../scenario/files.ts';

const SEEDS = 20;
/** Seeds that one test tries, so that it is a piece of the usual length. */
const TOGETHER = 5;

const scenario = load('scenarios/hypoxia.yaml');
const rows = scenario.expect.filter(({ holds }) => holds.includes('question'));

for (let first = 1; first <= SEEDS; first += TOGETHER)
  test(`who leaves is as the question has it with seeds ${first} to ${first + TOGETHER - 1}`, () => {
    expect(rows.flatMap(({ failsWithout }) => failsWithout)).not.toEqual([]);
    for (let n = first; n < first + TOGETHER; n++)
      for (const { says, value, pass, knockouts } of checkExpectations(scenario, {
        seed: `${scenario.seed}-${n}`,
        rows,
      })) {
        const without = knockouts.map((knockout) => `, ${knockout.value.toPrecision(4)} without ${knockout.path}`);
        expect([`seed ${n}: ${says}: ${value.toPrecision(4)}${without.join('')}`, pass]).toEqual([
          expect.any(String),
          true,
        ]);
      }
  });
