/** What a sweep varies without naming each number: the inexact ones that take part, and factors that change nothing. */
import { describe, expect, test } from 'vitest';
import { commandsOf } from '../../src/run/schedule.ts';
import { takingPart } from '../../src/run/taking-part.ts';
import { inexactNumbers } from '../../src/sweep/inexact-numbers.ts';
import { runsOf } from '../../src/sweep/plan.ts';
import { sensitivities } from '../../src/sweep/sensitivity.ts';
import { small } from '../scenario/files.ts';
import { planOf, readTest, sweep } from './files.ts';

const MORRIS = 'design: { kind: morris, trajectories: 3 }\n';
const screening = (rest: string) => planOf(sweep(`${MORRIS}${rest}`));
const namesOf = (rest: string): string[] => screening(rest).factors.map(({ name }) => name);

describe('inexact: all', () => {
  const plan = screening('inexact: all\n');
  const { scenario } = plan.scenarios[0];
  const part = takingPart(scenario, commandsOf(scenario, scenario.schedule));
  const inexact = inexactNumbers(scenario);
  const acting = inexact.filter(({ path }) => part.has(path));

  test('varies each inexact number of what takes part over its own range, and no other', () => {
    expect(acting.length).toBeGreaterThan(0);
    expect(acting.length).toBeLessThan(inexact.length);
    expect(plan.factors.map(({ name, range }) => [name, range?.from, range?.to, range?.scale])).toEqual(
      acting.map(({ path, from, to, log }) => [path, from, to, log ? 'log' : 'linear']),
    );
  });

  test('writes each value where its number is', () => {
    const runs = runsOf(plan);
    const run = runs.run(1);
    const changes = runs.changes(run);
    expect(changes.map(({ keys }) => keys.join('.'))).toEqual(acting.map(({ path }) => path));
    expect(changes.map(({ value }) => value)).toEqual(run.values);
  });
});

test('a number of what takes part in an arm that is varied is varied too', () => {
  const beside = {
    'scenarios/small.yaml': `${small()}
arms: { dosed: { label: dosed, schedule: [{ at: 0 h, dose: plerixafor, amount: 1 mg }] } }
`,
  };
  const ofDrug = (arms: string): string[] =>
    planOf(sweep(`design: { kind: latinHypercube, points: 4 }\ninexact: all\n${arms}`), beside)
      .factors.map(({ name }) => name)
      .filter((name) => name.startsWith('drugs.plerixafor.'));
  expect(ofDrug('')).toEqual([]);
  expect(ofDrug('vary: { arm: { arms: [base, dosed] } }\n').length).toBeGreaterThan(2);
});

test('paths may have a * for any text, and a number named twice is varied once', () => {
  const all = namesOf('inexact: all\n');
  const own = all.filter((name) => name.startsWith('cells.tumour.'));
  expect(own.length).toBeGreaterThan(1);
  expect(namesOf(`inexact: ['cells.tumour.*', ${own[0]}]\n`)).toEqual(own);
});

test('factors that change nothing leave every run as the others have it, with a seed of its own', () => {
  const [path] = namesOf('inexact: all\n');
  const plan = screening(`inexact: [${path}]\nchance: 2\n`);
  expect(plan.factors.map(({ name }) => name)).toEqual([path, 'chance-1', 'chance-2']);
  const runs = runsOf(plan);
  const all = Array.from({ length: plan.runs }, (_, i) => runs.run(i + 1));
  expect(new Set(all.map(({ seed }) => seed)).size).toBe(plan.runs);
  for (const run of all) expect(runs.changes(run).map(({ keys }) => keys.join('.'))).toEqual([path]);
  // An output that follows the number alone has no effect of the others.
  const outcomes = all.map(({ run, shares }) => ({
    run,
    digest: '',
    readings: [{ measure: 'tumour.tumour.count', hours: 1, value: 10 * shares[0] }],
    error: '',
  }));
  const sizes = sensitivities(plan, outcomes).filter(({ index }) => index === 'mu*');
  expect(sizes.map(({ estimate }) => Number(estimate.toFixed(9)))).toEqual([10, 0, 0]);
});

test.each([
  ['a path that no inexact number has', `${MORRIS}inexact: [cells.tumour.taxsi]\n`, '6:11 inexact.0', 'nearest is "'],
  ['a design of values', 'inexact: all\n', '5:10 inexact', 'found a grid design, expected one that draws from ranges'],
  ['chance in such a design', 'chance: 2\n', '5:9 chance', 'found a grid design'],
  [
    'a factor of the name that chance has',
    `${MORRIS}chance: 1\nvary: { chance-1: { path: cells.tumour.taxis, from: 1, to: 2 } }\n`,
    '6:9 chance',
    'found "chance-1" varied as well',
  ],
])('%s is refused with its place', (_, text, place, message) => {
  const { plan, problems } = readTest(sweep(text));
  expect(plan).toBeNull();
  expect(problems.join('\n')).toContain(place);
  expect(problems.join('\n')).toContain(message);
});

test('a number that is varied by hand and as an inexact one is refused', () => {
  const [path] = namesOf('inexact: all\n').filter((name) => name.startsWith('cells.tumour.'));
  const { problems } = readTest(sweep(`${MORRIS}inexact: all\nvary: { own: { path: ${path}, from: 0.1, to: 0.2 } }\n`));
  expect(problems.join('\n')).toMatch(/6:1 inexact: found the same number changed as in vary.own/);
});
