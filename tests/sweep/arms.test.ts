/** Arms of a scenario as a factor of a sweep. */
import { expect, test } from 'vitest';
import { withArm } from '../../src/run/scenario-arms.ts';
import { run } from '../../src/run/whole-run.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { runsOf } from '../../src/sweep/plan.ts';
import { readText, small } from '../scenario/files.ts';
import { allRuns, planOf, readTest, SWEEP } from './files.ts';

const ARMS = `schedule: [{ at: 30 min, dose: plerixafor, amount: 1 mg }]
arms:
  starved: { set: { tissues.tumour.vesselOxygen: 2 }, schedule: [{ at: 1 h, dose: plerixafor, amount: 240 ug/kg }] }
  still: { set: { cells.tumour.speed: 0 } }
  smaller: { set: { tissues.tumour.vesselOxygen: 39 } }
`;
const beside = { 'scenarios/small.yaml': small(ARMS) };
const sweep = (arms: string, more = '') => `stroma: 1
sweep: Test
scenario: small
until: 2 h
pairing: common
vary:
  arm: { ${arms} }
${more}measures: [tumour.tumour.count]
`;

test('each is what the arm is anywhere', () => {
  const plan = planOf(sweep('arms: [base, starved, still]'), beside);
  expect(allRuns(plan).map(({ values, seed }) => [values[0], seed])).toEqual(
    ['base', 'starved', 'still'].map((arm) => [arm, 'test-1']),
  );
  const base = readText(small(ARMS)).scenario!;
  const digests = allRuns(plan).map(({ run: number, values, seed }) => {
    const { digest } = makeJob(plan)(number);
    const arm = withArm(base, String(values[0]));
    expect(run(arm, { seed, steps: (base.settle + 120) / base.step }).digest).toBe(digest);
    return digest;
  });
  expect(new Set(digests).size).toBe(3);
});

test('beside other factors, and from a table', () => {
  const other = '  oxygen: { path: species.oxygen.diffusion, values: [90000, 120000] }\n';
  const plan = planOf(sweep('arms: all', other), beside);
  expect(allRuns(plan).map(({ values }) => values[0])).toEqual([
    'base',
    'base',
    'starved',
    'starved',
    'still',
    'still',
  ]);
  const second = runsOf(plan).scenario(allRuns(plan)[3]);
  expect([second.tissues.tumour.vesselOxygen, second.species.oxygen.diffusion]).toEqual([2, 120000]);
  const table = planOf(sweep('arms: all').replace('vary:', 'design: { kind: table, file: a.csv }\nvary:'), {
    ...beside,
    'scenarios/sweeps/a.csv': 'arm\nstill\nbase\nstill\n',
  });
  expect(allRuns(table).map((one) => runsOf(table).scenario(one).cells.tumour.speed === 0)).toEqual([
    true,
    false,
    true,
  ]);
});

test.each([
  ['arms: [base, stil]', '', `${SWEEP}:7:23 vary.arm.arms.1: found "stil", expected an arm; nearest is "still"`],
  ['arms: [base]', '', 'vary.arm.arms: found arms that change nothing in small, expected another'],
  ['arms: [still], values: [1]', '', 'vary.arm.values: found arms and "values", expected one of them'],
  [
    'arms: [base, starved]',
    '  oxygen: { path: tissues.tumour.vesselOxygen, values: [20, 30] }\n',
    'vary.oxygen: found the same number changed as in vary.arm, expected each in one factor',
  ],
])('%s is refused', (arms, more, problem) => {
  const { problems } = readTest(sweep(arms, more), beside);
  expect(problems).toEqual([expect.stringContaining(problem)]);
});
