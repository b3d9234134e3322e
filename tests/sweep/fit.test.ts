import { describe, expect, test } from 'vitest';
import { sequenceOf } from '../../src/base/seed.ts';
import { effectiveSize, improve, meanOf, type Particle, quantileOf, reject } from '../../src/sweep/fit/bayes.ts';
import { distancesOf, whyNot } from '../../src/sweep/fit/fit.ts';
import { readTargets } from '../../src/sweep/fit/fit-targets.ts';
import { outputsOf } from '../../src/sweep/outputs.ts';
import { planOf, sweep } from './files.ts';

const random = (generation: number, batch: number) => sequenceOf(`test/${generation}/${batch}`);

/** Standard deviation over the population. */
function spread(population: Particle[], f: number): number {
  const mean = meanOf(population, (shares) => shares[f]);
  return Math.sqrt(meanOf(population, (shares) => (shares[f] - mean) ** 2));
}

describe('approximate Bayesian computation', () => {
  /** y = x + normal noise, told within a tolerance: the posterior is the noise, widened by the tolerance. */
  const NOISE = 0.05;
  const TOLERANCE = 0.01;
  const TRUTH = 0.42;

  function normal(draw: () => number): number {
    return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  }

  async function fitLine(seed: string, particles: number) {
    const noise = sequenceOf(`${seed}/noise`);
    const draw = sequenceOf(`${seed}/prior`);
    // The second factor says nothing: its posterior is the prior.
    const simulate = (points: readonly (readonly number[])[]): number[] =>
      points.map(([x]) => Math.abs(x + NOISE * normal(noise) - TRUTH) / TOLERANCE);
    const points = Array.from({ length: 4 * particles }, () => [draw(), draw()]);
    const start = reject(points, simulate(points), { particles });
    return improve(start, (shares) => Promise.resolve(simulate(shares)), {
      particles,
      generations: 20,
      random: (g, b) => sequenceOf(`${seed}/${g}/${b}`),
    });
  }

  test('gives the exact posterior of a model that has one', async () => {
    // Several fits, for a population of one has an error that all of it shares.
    const fits = await Promise.all(Array.from({ length: 6 }, (_, i) => fitLine(`exact ${i}`, 500)));
    expect(fits.map(({ tolerance, end }) => [tolerance, end])).toEqual(fits.map(() => [1, 'met']));
    const mean = (value: (population: Particle[]) => number): number =>
      fits.reduce((sum, { population }) => sum + value(population) / fits.length, 0);
    const points = fits.reduce((sum, { population }) => sum + effectiveSize(population), 0);
    // Uniform noise of half width T has variance T²/3.
    const exact = Math.sqrt(NOISE ** 2 + TOLERANCE ** 2 / 3);
    expect(Math.abs(mean((all) => meanOf(all, ([x]) => x)) - TRUTH)).toBeLessThan((4 * exact) / Math.sqrt(points));
    expect(Math.abs(mean((all) => spread(all, 0)) / exact - 1)).toBeLessThan(0.05);
    expect(Math.abs((mean((all) => quantileOf(all, 0, 0.975)) - TRUTH) / exact - 1.96)).toBeLessThan(0.15);
    expect(Math.abs(mean((all) => meanOf(all, ([, y]) => y)) - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(mean((all) => spread(all, 1)) - Math.sqrt(1 / 12))).toBeLessThan(0.015);
  });

  test('covers the truth as often as it says', async () => {
    let covered = 0;
    for (let i = 0; i < 40; i++) {
      // Each data set has a truth and a noise of its own, so intervals cover 95 % of them.
      const draw = sequenceOf(`truth ${i}`);
      const truth = 0.3 + 0.4 * draw();
      const measured = truth + NOISE * normal(draw);
      const noise = sequenceOf(`cover ${i}`);
      const simulate = (points: readonly (readonly number[])[]): number[] =>
        points.map(([x]) => Math.abs(x + NOISE * normal(noise) - measured) / TOLERANCE);
      const points = Array.from({ length: 400 }, () => [draw()]);
      const options = {
        particles: 100,
        generations: 20,
        random: (g: number, b: number) => sequenceOf(`${i}/${g}/${b}`),
      };
      const { population } = await improve(
        reject(points, simulate(points), options),
        (shares) => Promise.resolve(simulate(shares)),
        options,
      );
      if (quantileOf(population, 0, 0.025) <= truth && truth <= quantileOf(population, 0, 0.975)) covered++;
    }
    // 38 expected; 33 or fewer happen once in a hundred.
    expect(covered).toBeGreaterThan(33);
  });

  test('keeps all points of the prior that are within the targets, when these are enough', async () => {
    const points = Array.from({ length: 10 }, (_, i) => [i / 10]);
    const start = reject(
      points,
      points.map(([x]) => x * 2),
      { particles: 3 },
    );
    expect(start.tolerance).toBe(1);
    expect(start.population.map(({ point }) => point)).toEqual([1, 2, 3, 4, 5, 6]);
    const found = await improve(start, () => Promise.reject(new Error('unasked')), {
      particles: 3,
      generations: 5,
      random,
    });
    expect([found.end, found.generations]).toEqual(['met', 0]);
  });

  test('leaves out points that failed, and ends when no point comes closer', async () => {
    const points = Array.from({ length: 10 }, (_, i) => [i / 10]);
    const distances = points.map((_, i) => (i % 2 === 0 ? Number.POSITIVE_INFINITY : 5));
    const start = reject(points, distances, { particles: 3 });
    expect(start.population.map(({ point }) => point)).toEqual([2, 4, 6, 8, 10]);
    const never = (shares: readonly unknown[]) => Promise.resolve(shares.map(() => 5));
    const { end, tolerance, tried } = await improve(start, never, { particles: 3, generations: 5, random });
    expect([end, tolerance]).toEqual(['acceptance', 5]);
    expect(tried).toBeGreaterThanOrEqual(300);
  });
});

const SWEEP = sweep(`design: { kind: sobol, points: 8 }
replicates: 2
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, from: 10 mmHg, to: 50 mmHg }
`);

describe('targets', () => {
  const plan = planOf(SWEEP);
  const read = (text: string) => readTargets('targets.csv', text, plan);

  test('are read by the name of their measure', () => {
    expect(read('measure,value,tolerance\ntumour.tumour.count,120,5\n')).toEqual({
      targets: [
        { scenario: 'small', measure: 'tumour.tumour.count', hours: null, relativeTo: null, value: 120, tolerance: 5 },
      ],
      problems: [],
    });
  });

  const wrong: [string, string, RegExp][] = [
    ['a column that is missing', 'measure,value\nx,1\n', /^targets\.csv:1: found no column "tolerance"/],
    [
      'a column that is none',
      'measure,value,tolerance,hour\nx,1,1,1\n',
      /targets\.csv:1: .*"hour".*nearest is "hours"/,
    ],
    ['no lines', 'measure,value,tolerance\n', /found no line/],
    ['an unknown measure', 'measure,value,tolerance\ntumour.tumor.count,1,1\n', /targets\.csv:2: .*nearest/],
    ['no number', 'measure,value,tolerance\ntumour.tumour.count,many,1\n', /found "many" as value, expected a number/],
    ['no tolerance', 'measure,value,tolerance\ntumour.tumour.count,1,0\n', /found 0 as tolerance/],
    ['another scenario', 'measure,value,tolerance,scenario\ntumour.tumour.count,1,1,big\n', /found "big"/],
    ['a broken table', 'measure,value,tolerance\n"a,1,1\n', /^targets\.csv: found no table/],
  ];
  test.each(wrong)('%s is told in a line', (_, text, message) => {
    const { targets, problems } = read(text);
    expect(targets).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test('of a course need the time', () => {
    const course = planOf(
      SWEEP.replace('[tumour.tumour.count]', '[{ measure: tumour.tumour.count, at: [30 min, 1 h] }]'),
    );
    const at = (hours: string) =>
      readTargets('t.csv', `measure,hours,value,tolerance\ntumour.tumour.count,${hours},1,1\n`, course);
    expect(at('0.5').targets[0].hours).toBe(0.5);
    expect(at('').problems[0]).toMatch(/found no hours, expected when tumour.tumour.count is read: 0.5, 1/);
    expect(at('2').problems[0]).toMatch(/found 2 hours/);
  });

  test('give each point its distance, the largest over all targets, of the mean over replicates', () => {
    const { targets } = read('measure,value,tolerance\ntumour.tumour.count,100,10\n');
    const outcomes = [90, 120, 100, 80].map((value, i) => ({
      run: i + 1,
      digest: '',
      error: '',
      readings: [{ measure: 'tumour.tumour.count', hours: 5, value }],
    }));
    expect(distancesOf(plan, outputsOf(plan, outcomes), targets).slice(0, 3)).toEqual([
      0.5,
      1,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('may be of one scenario over another, point by point', () => {
    const two = planOf(
      SWEEP.replace('scenario: small', 'scenarios: { once: { file: small }, twice: { file: small } }').replace(
        'replicates: 2\n',
        '',
      ),
    );
    const ratio = (scenario: string, other: string) =>
      readTargets(
        't.csv',
        `measure,scenario,relativeTo,value,tolerance\ntumour.tumour.count,${scenario},${other},2,0.5\n`,
        two,
      );
    const { targets } = ratio('twice', 'once');
    const values = [10, 20, 30, 40, 50, 60, 70, 80, 20, 50, 0, 0, 0, 0, 0, 0];
    const outcomes = values.map((value, i) => ({
      run: i + 1,
      digest: '',
      error: '',
      readings: [{ measure: 'tumour.tumour.count', hours: 5, value }],
    }));
    // 20 over 10 is what was measured, 50 over 20 half a unit more.
    expect(distancesOf(two, outputsOf(two, outcomes), targets).slice(0, 2)).toEqual([0, 1]);
    expect(distancesOf(two, outputsOf(two, outcomes.slice(8)), targets)[0]).toBe(Number.POSITIVE_INFINITY);
    expect(ratio('twice', 'twice').problems[0]).toMatch(/found "twice", expected another scenario .*nearest is "once"/);
    expect(ratio('twice', 'onec').problems[0]).toMatch(/t\.csv:2: .*nearest is "once"/);
  });
});

test('only a sample of ranges can be fitted', () => {
  const particles = 4;
  expect(whyNot(planOf(SWEEP), { particles })).toBeNull();
  expect(whyNot(planOf(SWEEP), { particles: 9 })).toMatch(/found 8 points/);
  expect(whyNot(planOf(sweep()), { particles })).toMatch(/found a grid design/);
  const listed = SWEEP.replace('from: 10 mmHg, to: 50 mmHg', 'values: [10 mmHg, 50 mmHg]');
  expect(whyNot(planOf(listed), { particles })).toMatch(/list of values for oxygen, expected a range/);
});
