import { expect, test } from 'vitest';
import { checkExpectations, type ExpectationResult } from '../../src/validation/expect.ts';
import { rangeOf } from '../../src/validation/result.ts';
import { load } from './files.ts';

/** The expectations of each shipped scenario that are read early, with their knockouts; the long tests run all. */
test.each([
  ['scenarios/hypoxia.yaml', ['Cells short of oxygen carry more CXCR4', 'A core dies for lack of oxygen']],
  ['scenarios/mobilisation.yaml', ['They peak at about nine hours, time in hours', 'Seats empty under the drug']],
  ['scenarios/niche.yaml', ['Progenitors lose seats']],
])('%s shows %j, and not without the mechanism', { timeout: 600_000 }, (path, chosen) => {
  const scenario = load(path);
  const rows = scenario.expect.filter(({ says }) => chosen.includes(says));
  expect(rows.map(({ says }) => says)).toEqual(chosen);
  expectAll(checkExpectations(scenario, { rows }));
});

function expectAll(results: readonly ExpectationResult[]): void {
  for (const result of results) process.stdout.write(`${describeResult(result)}\n`);
  expect(results.filter(({ pass }) => !pass).map(describeResult)).toEqual([]);
  for (const { knockouts } of results) expect(knockouts.length).toBeGreaterThan(0);
}

function describeResult({ says, value, accept, knockouts }: ExpectationResult): string {
  const after = knockouts.map((knockout) => `${knockout.value.toPrecision(4)} without ${knockout.path}`);
  return `${says}: ${value.toPrecision(4)} (${rangeOf(accept)}); ${after.join(', ')}`;
}
