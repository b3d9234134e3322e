/** A name with * stands for all measures that it fits, in files as on the command line. */
import { expect, test } from 'vitest';
import { readFile } from '../../src/run/read-checked.ts';
import { recordedMeasures, run } from '../../src/run/whole-run.ts';
import { fromDisk, readText, SMALL, small } from '../scenario/files.ts';
import { planOf, readTest, sweep } from './files.ts';

const ids = (list: string): string[] => {
  const { scenario, problems } = readText(small(`measure: [${list}]\n`));
  if (!scenario) throw new Error(problems.join('\n'));
  return recordedMeasures(run(scenario, { steps: 0 }).run).map(({ id }) => id);
};

test('in a scenario', () => {
  expect(ids('blood.plerixafor*')).toEqual(['blood.plerixafor', 'blood.plerixafor.total']);
  // Each once, in the order in which they are named.
  expect(ids('tumour.tumour.count, tumour.*.count')[0]).toBe('tumour.tumour.count');
  const all = ids('"*"');
  expect(new Set(all).size).toBe(all.length);
  expect(ids('tumour.tumour.count, "*"').length).toBe(all.length);
  const { problems } = readFile(SMALL, small('measure: [blod.*]\n'), fromDisk);
  expect(problems).toEqual([expect.stringContaining('measure.0: found "blod.*", expected a measure; nearest is')]);
});

test('in a sweep, also of several scenarios that do not have the same', () => {
  const measured = (measures: string) =>
    planOf(sweep().replace('measures: [tumour.tumour.count]', `measures: [${measures}]`)).measures;
  expect(measured('blood.plerixafor*').map(({ name }) => name)).toEqual(['blood.plerixafor', 'blood.plerixafor.total']);
  expect(measured('{ measure: blood.plerixafor*, reduce: max }').map(({ name, measure }) => [name, measure])).toEqual([
    ['blood.plerixafor.max', 'blood.plerixafor'],
    ['blood.plerixafor.total.max', 'blood.plerixafor.total'],
  ]);
  const several = planOf(
    sweep('scenarios: { one: { file: small }, two: { file: small, set: { drugs.plerixafor: null } } }\n')
      .replace('scenario: small\n', '')
      .replace('tumour.tumour.count', 'blood.*ixafor'),
  );
  expect(several.measures.map(({ measure, scenarios }) => [measure, scenarios])).toEqual([
    ['blood.plerixafor', ['one']],
    ['blood.mavorixafor', ['one', 'two']],
  ]);
});

test.each([
  ['blod.*', 'measures.0: found "blod.*", expected a measure of small'],
  [
    '{ measure: blood.plerixafor*, name: mine }',
    'measures.0.name: found a name for the 2 measures of "blood.plerixafor*"',
  ],
  ['blood.plerixafor, blood.plerixafor*', 'measures.1: found a second "blood.plerixafor" beside measures.0'],
  ['{ measure: blood.*, scenario: smal }', 'measures.0.scenario: found "smal"'],
])('%s is refused with its place', (measures, told) => {
  const { problems } = readTest(sweep().replace('measures: [tumour.tumour.count]', `measures: [${measures}]`));
  expect(problems[0]).toContain(told);
});
