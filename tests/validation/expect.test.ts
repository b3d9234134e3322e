import { describe, expect, test } from 'vitest';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { checkExpectations } from '../../src/validation/expect.ts';
import { files } from './files.ts';

/** A drug in blood beside an empty patch, and one expectation. */
function scenarioWith(expectation: string): Prepared {
  const text = `stroma: 1
extends: base/cxcl12.yaml
title: Small
seed: 1
duration: 12 h
tissues:
  plain: { label: Plain, width: 16, height: 16, vesselOxygen: 40 mmHg, layout: [] }
schedule:
  - { at: 0 h, dose: plerixafor, amount: 240 ug/kg }
arms:
  twice: { schedule: [{ at: 0 h, dose: plerixafor, amount: 240 ug/kg }] }
  none: { set: { drugs.plerixafor.bioavailability: 0 } }
expect:
  - ${expectation}
`;
  const { scenario, problems } = readScenario('scenarios/small.yaml', text, files);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}

const check = (expectation: string) => checkExpectations(scenarioWith(expectation))[0];

describe('an expectation', () => {
  test('holds within its bounds and fails outside them', () => {
    const peak = '{ says: Peak, measure: blood.plerixafor, reduce: max, above: 580, below: 590 }';
    expect(check(peak)).toMatchObject({ holds: true, pass: true, accept: [580, 590], knockouts: [] });
    expect(check(peak.replace('580', '587'))).toMatchObject({ holds: false, pass: false });
  });

  test('is read in an arm, relative to another or to the scenario', () => {
    const arm = '{ says: Twice, measure: blood.plerixafor, arm: twice, relativeTo: base, at: 4 h, above: 1 }';
    expect(check(arm).value).toBeCloseTo(2, 9);
    expect(check(arm.replace('relativeTo: base', 'relativeTo: none'))).toMatchObject({ value: Infinity, pass: true });
  });

  test('takes every number of a course that a target takes', () => {
    const value = (reading: string) => check(`{ says: Drug, measure: blood.plerixafor, above: 0, ${reading} }`).value;
    // The peak lies after the time read: the run goes on until it is known.
    expect(value('at: 12 min, relativeTo: max')).toBeCloseTo(value('at: 12 min') / value('reduce: max'), 12);
    expect(value('at: 12 min, relativeTo: max')).toBeLessThan(0.9);
    expect(value('reduce: area')).toBeGreaterThan(10 * value('at: 12 h'));
    expect(value('reduce: halfLife, from: 6 h')).toBeGreaterThan(1);
    expect(value('reduce: halfLife, at: 12 min, from: 0 h')).toBeNaN();
  });

  test('is no longer met once its mechanism is gone', () => {
    const row = (path: string) =>
      check(`{ says: Drug, measure: blood.plerixafor, at: 1 h, above: 100, failsWithout: [${path}] }`);
    expect(row('drugs.plerixafor.bioavailability')).toMatchObject({
      pass: true,
      knockouts: [{ value: 0, fails: true }],
    });
    expect(row('drugs.plerixafor.clearance')).toMatchObject({
      holds: true,
      pass: false,
      knockouts: [{ fails: false }],
    });
    const blocked = 'above: 90, failsWithout: [drugs.plerixafor]';
    expect(check(`{ says: Blocked, measure: blood.CXCR4.blocked, at: 1 h, ${blocked} }`).knockouts).toMatchObject([
      { path: 'drugs.plerixafor', fails: true },
    ]);
  });

  test('is read without several mechanisms at once', () => {
    const at = 'measure: blood.plerixafor, relativeTo: none, at: 4 h, above: 1';
    const both = '[[drugs.plerixafor.bioavailability, drugs.plerixafor.clearance]]';
    expect(check(`{ says: Drug, ${at}, failsWithout: ${both} }`).knockouts).toMatchObject([
      { path: 'drugs.plerixafor.bioavailability drugs.plerixafor.clearance', value: Number.NaN, fails: true },
    ]);
  });

  test('that divides nothing by nothing is not met', () => {
    const empty = '{ says: Empty, measure: plain.tumour.count, relativeTo: start, at: 1 h, above: -1 }';
    expect(check(empty)).toMatchObject({ value: Number.NaN, holds: false });
  });

  test('of an unknown measure is an error', () => {
    expect(() => check('{ says: None, measure: blood.nothing, above: 0 }')).toThrow('found no "blood.nothing"');
  });
});
