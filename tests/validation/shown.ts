/** Expectations of shipped scenarios and claims of the source documents, printed with what each knockout does to them. */
import { expect } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import type { SeenResult } from '../../src/claims/seen-result.ts';
import { english } from '../../src/texts/words.ts';
import { checkClaims } from '../../src/validation/claims.ts';
import { checkExpectations, type ExpectationResult } from '../../src/validation/expect.ts';
import { readRun, type SeenCase } from '../../src/validation/seen.ts';
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
    text: `${claim.row} ${english(claim.says)}: ${[estimate, low, high].map((value) => value.toPrecision(3)).join(' ')}`,
  }));
  for (const { pass, text } of results) process.stdout.write(`${pass ? 'changes as claimed' : 'MISSED'}: ${text}\n`);
  return results.filter(({ pass }) => !pass).map(({ text }) => text);
}

/** Expects runs of some seeds to give exactly what is kept of a claim; one that is stale is passed over. */
export function expectKept(
  { claim, seen, whole, without, digest }: SeenCase,
  seeds: number[],
  kept: SeenResult[],
): void {
  const result = kept.find((one) => one.digest === digest);
  if (!result) return;
  const readings = [{ measure: seen.measure, at: seen.at }];
  for (const n of seeds) {
    const seed = `${whole.scenario.seed}-${n + 1}`;
    const [before, after] = [whole, without].map(
      ({ scenario }) => readRun({ scenario, whole: whole.scenario, seed, readings })[0],
    );
    expect([claim.row, seed, before, after]).toEqual([claim.row, seed, result.whole[n], result.without[n]]);
  }
}
