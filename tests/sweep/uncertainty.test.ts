/** In how many sets of plausible numbers expectations hold: the plan of the runs, and what is made of their outcomes. */
import { expect, test } from 'vitest';
import { parting, rising, shareInterval } from '../../src/analysis/share-interval.ts';
import { takingPart } from '../../src/run/taking-part.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { readPosterior } from '../../src/sweep/fit/posterior-draw.ts';
import { inexactNumbers } from '../../src/sweep/inexact-numbers.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { type Plan, runsOf } from '../../src/sweep/plan.ts';
import type { Outcome } from '../../src/sweep/result-rows.ts';
import { robustnessOf } from '../../src/sweep/robustness.ts';
import { isUncertainty, planUncertainty } from '../../src/sweep/uncertainty-plan.ts';
import { checkExpectations } from '../../src/validation/expect.ts';
import { fromDisk } from '../scenario/files.ts';

const WORLD = `
stroma: 1
extends: scenarios/base/tumour.yaml
title: small
seed: sure
duration: 4 h
settle: 0 h
tissues: { tumour: { width: 40, height: 40 } }
arms:
  starved: { set: { tissues.tumour.vesselOxygen: 5 } }
  deaf: { set: { cells.tumour.receptors.CXCR4: 0 } }
expect:
  - { says: "cells, at the end", measure: tumour.tumour.count, above: 1 }
  - { says: "cells, over the start", measure: tumour.tumour.count, relativeTo: start, at: 3 h, above: 0.5 }
  - { says: "receptors, most of all", measure: tumour.tumour.CXCR4.mean, relativeTo: max, at: 2 h, above: 0.2 }
  - { says: "receptors, mean, of an arm", measure: tumour.tumour.CXCR4.mean, reduce: mean, from: 1 h, arm: starved, relativeTo: base, above: 1 }
  - { says: "oxygen, against an arm", measure: tumour.oxygen.mean, relativeTo: starved, at: 4 h, above: 1000 }
  - { says: "no receptors", measure: tumour.tumour.CXCR4.mean, arm: deaf, below: 0.01 }
`;

const { scenario: read, problems } = readScenario('small.yaml', WORLD, fromDisk);
if (!read) throw new Error(problems.join('\n'));
const scenario = read;
const planned = (sets: number): Plan => planUncertainty(scenario, { sets, seed: 'drawn', version: '1', on: 'base' });

function outcomes(plan: Plan): Outcome[] {
  const job = makeJob(plan);
  return Array.from({ length: plan.runs }, (_, i) => job(i + 1));
}

test('without any number varied, its verdicts are those of the expectations on the same seed', () => {
  const plan: Plan = { ...planned(2), factors: [], design: { kind: 'points', shares: [[], []] } };
  const results = robustnessOf(plan, outcomes(plan));
  const seeds = [1, 2].map((set) => runsOf(plan).run(set).seed);
  const expected = seeds.map((seed) => checkExpectations(scenario, { seed, knockouts: false }));
  expect(results.map(({ says, holds, sets }) => [says, holds, sets])).toEqual(
    expected[0].map(({ says }, i) => [says, expected.filter((rows) => rows[i].holds).length, 2]),
  );
  expect(results.map(({ holds }) => holds)).toContain(0);
  expect(results.map(({ holds }) => holds)).toContain(2);
});

/** Two numbers that were fitted together: always both low or both high, high three times as often. */
const POSTERIOR = {
  factors: [
    { factor: 'speed', from: 1, to: 9, scale: 'log', follow: [{ path: 'cells.tumour.speed', times: 1 / 60 }] },
    {
      factor: 'oxygen',
      from: 10,
      to: 50,
      scale: 'linear',
      follow: [{ path: 'tissues.tumour.vesselOxygen', times: 1 }],
    },
  ],
  points: [
    { weight: 0.25, shares: [0, 0.25] },
    { weight: 0.75, shares: [0.5, 1] },
  ],
};
const posteriorOf = (file: object) => readPosterior('posterior.json', JSON.stringify(file));

test('numbers of a posterior are drawn from it together, as often as its weights say; the others from their ranges', () => {
  const asked = { sets: 8, seed: 'drawn', version: '1', on: 'base' };
  const plan = planUncertainty(scenario, { ...asked, posterior: posteriorOf(POSTERIOR) });
  const runs = runsOf(plan);
  const drawn = Array.from({ length: 8 }, (_, i) => runs.scenario(runs.run(i + 1)));
  const pairs = drawn.map((one) => [one.cells.tumour.speed * 60, one.tissues.tumour.vesselOxygen]);
  expect(pairs.map(([speed, oxygen]) => [Number(speed.toFixed(6)), oxygen])).toEqual([
    [1, 20],
    [1, 20],
    ...Array.from({ length: 6 }, () => [3, 50]),
  ]);
  const without = planUncertainty(scenario, asked);
  expect(plan.factors.map(({ name }) => name).sort()).toEqual(
    [
      ...new Set([...without.factors.map(({ name }) => name), 'cells.tumour.speed', 'tissues.tumour.vesselOxygen']),
    ].sort(),
  );
  const strength = (one: Prepared) => one.rules.R1.output['receptor.CXCR4'];
  expect(new Set(drawn.map(strength)).size).toBe(8);
  expect(isUncertainty(plan)).toBe(true);
});

test('a number of a posterior that changes no run here is not counted', () => {
  const [first, second] = POSTERIOR.factors;
  const file = { ...POSTERIOR, factors: [first, { ...second, follow: [{ path: 'niche.homing', times: 1 }] }] };
  const plan = planUncertainty(scenario, {
    sets: 2,
    seed: 's',
    version: '1',
    on: 'base',
    posterior: posteriorOf(file),
  });
  expect(plan.factors.map(({ name }) => name)).not.toContain('niche.homing');
  expect(plan.description).toContain(' 1 of them is drawn');
});

test('an arm that sets a number of a posterior keeps its own', () => {
  const plan = planUncertainty(scenario, {
    sets: 2,
    seed: 'drawn',
    version: '1',
    on: 'base',
    posterior: posteriorOf(POSTERIOR),
  });
  const runs = runsOf(plan);
  const starved = Array.from({ length: plan.runs }, (_, i) => runs.run(i + 1)).filter(
    ({ scenario: arm }) => arm === 'starved',
  );
  expect(starved.map((run) => runs.scenario(run).tissues.tumour.vesselOxygen)).toEqual([5, 5]);
});

test.each([
  ['no JSON', 'measure,value', /^posterior\.json: found no JSON/],
  ['another file', '{"says": 1}', /^posterior\.json: factors: .*expected the posterior\.json of a fit/],
  [
    'too few shares',
    JSON.stringify({ ...POSTERIOR, points: [{ weight: 1, shares: [0] }] }),
    /points\.0: found 1 shares, expected 2/,
  ],
  [
    'shares beyond the range',
    JSON.stringify({ ...POSTERIOR, points: [{ weight: 1, shares: [0, 2] }] }),
    /points\.0\.shares\.1/,
  ],
  ['no weight', JSON.stringify({ ...POSTERIOR, points: [{ weight: 0, shares: [0, 0] }] }), /found no weight above 0/],
])('a posterior with %s is told in a line', (_, text, message) => {
  expect(() => readPosterior('posterior.json', text)).toThrow(message);
});

test('a posterior of numbers that a scenario lacks is refused by name', () => {
  const [first, second] = POSTERIOR.factors;
  const file = { ...POSTERIOR, factors: [first, { ...second, follow: [{ path: 'cells.tumor.speed', times: 1 }] }] };
  expect(() =>
    planUncertainty(scenario, { sets: 2, seed: 's', version: '1', on: 'base', posterior: posteriorOf(file) }),
  ).toThrow(/found cells\.tumor\.speed, expected only numbers that small has/);
});

test('every set has its own seed and numbers within their ranges, shared by its arms; what an arm sets stays', () => {
  const plan = planned(3);
  const runs = runsOf(plan);
  expect(plan.scenarios.map(({ name }) => name)).toEqual(['base', 'starved', 'deaf']);
  const all = Array.from({ length: plan.runs }, (_, i) => runs.run(i + 1));
  for (const point of [1, 2, 3]) {
    const together = all.filter((run) => run.point === point);
    expect(new Set(together.map(({ seed }) => seed)).size).toBe(1);
    expect(new Set(together.map(({ values }) => JSON.stringify(values))).size).toBe(1);
  }
  expect(new Set(all.map(({ seed }) => seed)).size).toBe(3);
  expect(plan.factors.length).toBeGreaterThan(30);
  for (const { range } of plan.factors) expect(range!.from).toBeLessThan(range!.to);
  plan.factors.forEach(({ name, range }, f) => {
    const { from: low, to: high } = range!;
    const stated = scenario.provenance[name]?.range;
    if (stated) expect([low, high]).toEqual(stated);
    for (const { values } of all) {
      expect(values[f]).toBeGreaterThanOrEqual(low);
      expect(values[f]).toBeLessThanOrEqual(high);
    }
  });
  const deaf = all.find((run) => run.scenario === 'deaf')!;
  expect(runs.scenario(deaf).cells.tumour.receptors.CXCR4).toBe(0);
});

test('the strength and the threshold of a rule are drawn as those of its mark, and reach its runs', () => {
  const found = new Map(inexactNumbers(scenario).map((one) => [one.path, one]));
  // Three times as much may be 1 + 2/3 to 1 + 6 times; 0.3 of it is 1 / 3.33.
  const rise = found.get('rules.R1.output.receptor.CXCR4')!;
  expect([rise.from, rise.to]).toEqual([1 + 2 / 3, 7]);
  // As many sets have less of it than the scenario as have more.
  expect(found.get('rules.R1.half')).toMatchObject({ log: true });
  expect(found.get('species.oxygen.uptake.maximum')).toMatchObject({ from: 200, to: 1300, log: false });
  const fall = found.get('rules.R6.output.apoptosis')!;
  expect([fall.from, fall.to].map((one) => Number(one.toFixed(4)))).toEqual([0.125, 0.5625]);
  expect(found.get('rules.R1.half')).toMatchObject({ from: 10 / 3, to: 30 });
  // A gate has no strength of its own, a measured rule none that is drawn, and one that is off plays no part.
  expect([...found.keys()].filter((path) => /^rules\.R8\.output/.test(path))).toEqual([]);
  const other = (change: object) => {
    const rules = { ...scenario.rules, R1: { ...scenario.rules.R1, ...change } };
    return inexactNumbers({ ...scenario, rules }).filter(({ path }) => path.startsWith('rules.R1.'));
  };
  expect(other({ off: true })).toEqual([]);
  expect(other({ evidence: 'measured' })).toEqual([]);
  const plan = planned(3);
  const at = plan.factors.findIndex(({ name }) => name === 'rules.R1.output.receptor.CXCR4');
  const run = runsOf(plan).run(1);
  expect(runsOf(plan).scenario(run).rules.R1.output['receptor.CXCR4']).toBe(run.values[at]);
});

test('a number that decides whether it holds comes out as what parts the sets', () => {
  const plan = planned(24);
  const [first] = robustnessOf(plan, decidedBy(plan, 5));
  expect(first.factors[0]).toEqual({ path: plan.factors[5].name, effect: 1, clear: true });
  expect(first.holds + first.failing.length).toBe(24);
  // A run that failed leaves its set out.
  const short = robustnessOf(plan, decidedBy(plan, 5).slice(1));
  expect(short[0].sets).toBe(23);
});

test('a number of what takes part in no run is not drawn', () => {
  const part = takingPart(scenario, []);
  expect(inexactNumbers(scenario).filter(({ path }) => !part.has(path)).length).toBeGreaterThan(0);
  const { factors } = planned(2);
  expect(factors.length).toBeGreaterThan(0);
  expect(factors.filter(({ name }) => !part.has(name))).toEqual([]);
});

test('the threshold of a yes or no is not drawn, nor that of an input that never changes', () => {
  const paths = (input: string) => {
    const rules = { ...scenario.rules, R1: { ...scenario.rules.R1, input } };
    return inexactNumbers({ ...scenario, rules }).map(({ path }) => path);
  };
  const half = 'rules.R1.half';
  for (const input of ['seated', 'perfused', 'tip', 'immature', '1', 'seated * 2'])
    expect(paths(input), input).not.toContain(half);
  for (const input of ['oxygen', 'matrix', 'contacts.tumour', 'seated * oxygen'])
    expect(paths(input), input).toContain(half);
});

/** Outcomes of all runs in which every reading is large where a factor is. */
function decidedBy(plan: Plan, at: number): Outcome[] {
  const design = runsOf(plan);
  return Array.from({ length: plan.runs }, (_, i) => {
    const { scenario: arm, shares } = design.run(i + 1);
    const readings = plan.measures
      .filter(({ scenarios }) => scenarios.includes(arm))
      .map(({ name }) => ({ measure: name, hours: 4, value: shares[at] > 0.4 ? 2 : 0 }));
    return { run: i + 1, digest: '', error: '', readings };
  });
}

test('shares have exact intervals, and kinds are parted by ranks', () => {
  // Clopper and Pearson's interval of 7 in 10 is 0.348 to 0.933.
  const { low, high } = shareInterval(7, 10);
  expect([low, high].map((end) => Number(end.toFixed(3)))).toEqual([0.348, 0.933]);
  expect(shareInterval(0, 10)).toMatchObject({ low: 0, estimate: 0 });
  expect(shareInterval(10, 10)).toMatchObject({ high: 1, estimate: 1 });
  expect(parting([1, 2, 3, 4], [false, false, true, true])!.effect).toBe(1);
  expect(parting([1, 2, 3, 4], [true, true, false, false])!.effect).toBe(-1);
  expect(parting([1, 2], [true, true])).toBeNull();
  expect(rising([1, 2, 3, 4], [2, 4, 6, 9])!.effect).toBe(1);
  expect(rising([1, 2, 3, 4], [9, 6, 4, 2])!.effect).toBe(-1);
  expect(rising([1, 2], [3, 3])).toBeNull();
});
