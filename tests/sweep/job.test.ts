import { describe, expect, test } from 'vitest';
import { run } from '../../src/run/whole-run.ts';
import { makeJob, memoryOf } from '../../src/sweep/job.ts';
import { runsOf } from '../../src/sweep/plan.ts';
import { columnsOf, rowsOf, unitsIn } from '../../src/sweep/result-rows.ts';
import { reusableMemory } from '../../src/world/sections.ts';
import { allRuns, planOf } from './files.ts';

const sweep = (measures: string, more = ''): string => `stroma: 1
sweep: Test
scenario: small
until: 2 h
vary: { oxygen: { path: tissues.tumour.vesselOxygen, values: [5, 40] } }
measures: [${measures}]
${more}`;

test('a run gives what the same scenario and seed give anywhere, and its memory may be used again', () => {
  const plan = planOf(sweep('tumour.tumour.count', 'replicates: 2\n'));
  const job = makeJob(plan);
  const memory = reusableMemory();
  for (const planned of [...allRuns(plan), ...allRuns(plan).reverse()]) {
    const scenario = runsOf(plan).scenario(planned);
    const { digest, rows, measures, steps } = run(scenario, {
      seed: planned.seed,
      steps: (scenario.settle + 120) / scenario.step,
    });
    const count = rows.at(-1)!.values[measures.findIndex(({ id }) => id === 'tumour.tumour.count')];
    expect(steps).toBeGreaterThan(0);
    expect(job(planned.run, { memory })).toEqual({
      run: planned.run,
      digest,
      readings: [{ measure: 'tumour.tumour.count', hours: 2, value: count }],
      error: '',
    });
  }
});

test('a scenario of a plan may have commands of its own, in place of those of its schedule', () => {
  const plan = planOf(sweep('tumour.tumour.count'));
  const [one] = plan.scenarios;
  const log = [{ step: 3, do: 'set' as const, path: 'tissues.tumour.vesselOxygen', value: 2 }];
  const [planned] = allRuns(plan);
  const scenario = runsOf(plan).scenario(planned);
  const steps = (scenario.settle + 120) / scenario.step;
  const changed = makeJob({ ...plan, scenarios: [{ ...one, log }] })(planned.run);
  expect(changed.digest).toBe(run(scenario, { seed: planned.seed, log, steps }).digest);
  expect(changed.digest).not.toBe(makeJob(plan)(planned.run).digest);
});

test('the memory for the runs of a plan has room for each of them, so that it never grows', () => {
  const plan = planOf(sweep('tumour.tumour.count'));
  const memory = memoryOf(plan);
  const bytes = memory.buffer.byteLength;
  for (const { run: number } of allRuns(plan)) makeJob(plan)(number, { memory });
  expect(memory.buffer.byteLength).toBe(bytes);
});

describe('measures are read', () => {
  const read = (measures: string, more = '') => makeJob(planOf(sweep(measures, more)))(1).readings;
  const course = read('{ measure: tumour.tumour.hypoxic, every: 30 min }');

  test('at times and intervals', () => {
    expect(course.map(({ hours }) => hours)).toEqual([0, 0.5, 1, 1.5, 2]);
    const times = read('{ measure: tumour.tumour.hypoxic, at: [30 min, 2 h] }');
    expect(times).toEqual([course[1], course[4]]);
    expect(read('tumour.tumour.hypoxic')).toEqual([course[4]]);
    expect(read('{ measure: tumour.tumour.hypoxic, at: 1 h }')).toEqual([course[2]]);
  });

  test('as one number from their course', () => {
    const values = course.map(({ value }) => value);
    const one = (text: string) => read(`{ measure: tumour.tumour.hypoxic, every: 30 min, ${text} }`);
    expect(one('reduce: max')).toEqual([
      { measure: 'tumour.tumour.hypoxic.max', hours: 2, value: Math.max(...values) },
    ]);
    expect(one('reduce: mean, from: 1 h')[0].value).toBeCloseTo((values[2] + values[3] + values[4]) / 3, 12);
    expect(one('reduce: area, at: 1 h')[0]).toMatchObject({
      hours: 1,
      value: expect.closeTo(0.25 * values[0] + 0.5 * values[1] + 0.25 * values[2], 12),
    });
    expect(one('reduce: timeOfMax, name: when')[0]).toMatchObject({
      measure: 'when',
      value: course[values.indexOf(Math.max(...values))].hours,
    });
  });

  test('until the run is stopped', () => {
    const stop = 'stop: { measure: tumour.tumour.count, above: 1, every: 30 min }\n';
    expect(read('{ measure: tumour.tumour.hypoxic, every: 30 min }', stop)).toEqual([course[0]]);
    expect(read('tumour.tumour.hypoxic', stop)).toEqual([course[0]]);
    expect(read('{ measure: tumour.tumour.hypoxic, at: 1 h }', stop)).toEqual([]);
  });
});

test('a run that fails is one row with its error', () => {
  const plan = planOf(sweep('tumour.tumour.count'));
  // As an impossible combination of values would leave it.
  const broken = structuredClone(plan);
  broken.factors[0].changes!.small[0] = [{ keys: ['tissues', 'tumour', 'width'], value: 1e7 }];
  const outcomes = [1, 2].map((number) => makeJob(broken)(number));
  expect(outcomes[0].error).toMatch(/^a world of \d+ MB, expected at most/);
  expect(outcomes[1].error).toBe('');
  const rows = allRuns(plan).map((planned, i) => rowsOf(planned, outcomes[i], unitsIn(plan)));
  expect(rows.map((own) => own.length)).toEqual([1, 1]);
  expect(rows[0][0]).toEqual([1, 'small', 1, 1, 'test-1', 5, null, null, null, null, null, outcomes[0].error]);
  expect(rows[1][0]).toHaveLength(columnsOf(plan.factors).length);
});
