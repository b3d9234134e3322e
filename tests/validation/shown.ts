/** Expectations of shipped scenarios and claims of the source documents, printed with what each knockout does to them. */
import { expect } from 'vitest';
import type { Interval } from '../../src/analysis/statistics.ts';
import { english } from '../../src/texts/words.ts';
import { type Claim, checkClaims, type Seen } from '../../src/validation/claims.ts';
import { checkExpectations, type ExpectationResult } from '../../src/validation/expect.ts';
import { checkSeen, type SeenJob } from '../../src/validation/seen.ts';
import { rangeOf } from '../../src/validation/target-result.ts';
import { load } from './files.ts';

/** Expects those expectations that `chosen` names, or all, to hold, and to fail without their mechanism. */
export function expectShown(path: string, chosen?: readonly string[]): void {
  const scenario = load(path);
  const rows = scenario.expect.filter(({ says }) => chosen === undefined || chosen.includes(english(says)));
  if (chosen) expect(rows.map(({ says }) => english(says))).toEqual(chosen);
  const results = checkExpectations(scenario, { rows });
  for (const result of results) process.stdout.write(`${describeResult(result)}\n`);
  expect(results.filter(({ pass }) => !pass).map(describeResult)).toEqual([]);
  expect(results.flatMap(({ knockouts }) => knockouts).length, 'expectations with failsWithout').toBeGreaterThan(0);
}

function describeResult({ says, value, accept, knockouts }: ExpectationResult): string {
  const after = knockouts.map((knockout) => `; ${knockout.value.toPrecision(4)} without ${knockout.path}`);
  return `${says}: ${value.toPrecision(4)} (${rangeOf(accept)})${after.join('')}`;
}

/** Paired seeds of a claim. */
const SEEDS = 10;

/** Takes claims out of their worlds and says which do not change their measures in the direction given. */
export function missedDirections(claims: readonly Claim[]): string[] {
  const results = checkClaims(load, claims, SEEDS).map(({ claim, estimate, low, high, pass }) => ({
    pass,
    text: `${claim.row} ${claim.says}: ${[estimate, low, high].map((value) => value.toPrecision(3)).join(' ')}`,
  }));
  for (const { pass, text } of results) process.stdout.write(`${pass ? 'changes as claimed' : 'MISSED'}: ${text}\n`);
  return results.filter(({ pass }) => !pass).map(({ text }) => text);
}

/** Decimals of a change in the table, so that it is written as a person would read it. */
const rounded = ({ estimate, low, high }: Interval): number[] =>
  [estimate, low, high].map((value) => Math.round(value));

/** Expects the claimed consequence over paired seeds, in the size that the table says. */
export async function expectSeen(seen: Seen, doing: (job: SeenJob) => Promise<number>): Promise<void> {
  const { change, pass, whole, without } = await checkSeen(
    (name) => load(`scenarios/${name}.yaml`),
    seen,
    SEEDS,
    doing,
  );
  process.stdout.write(`${seen.scenario}: ${whole.toPrecision(4)} → ${without.toPrecision(4)} ${rounded(change)} %\n`);
  expect(pass, `${seen.measure} goes ${seen.goes}`).toBe(true);
  expect(rounded(change)).toEqual(seen.change);
}
