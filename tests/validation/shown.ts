/** Expectations of a shipped scenario, printed with what each knockout leaves of them. */
import { expect } from 'vitest';
import { checkExpectations, type ExpectationResult } from '../../src/validation/expect.ts';
import { rangeOf } from '../../src/validation/result.ts';
import { load } from './files.ts';

/** Expects those expectations that `chosen` names, or all, to hold, and to fail without their mechanism. */
export function expectShown(path: string, chosen?: readonly string[]): void {
  const scenario = load(path);
  const rows = scenario.expect.filter(({ says }) => chosen === undefined || chosen.includes(says));
  if (chosen) expect(rows.map(({ says }) => says)).toEqual(chosen);
  const results = checkExpectations(scenario, { rows });
  for (const result of results) process.stdout.write(`${describeResult(result)}\n`);
  expect(results.filter(({ pass }) => !pass).map(describeResult)).toEqual([]);
  expect(results.flatMap(({ knockouts }) => knockouts).length).toBeGreaterThan(0);
}

function describeResult({ says, value, accept, knockouts }: ExpectationResult): string {
  const after = knockouts.map((knockout) => `; ${knockout.value.toPrecision(4)} without ${knockout.path}`);
  return `${says}: ${value.toPrecision(4)} (${rangeOf(accept)})${after.join('')}`;
}
