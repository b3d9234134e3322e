import { expect, test } from 'vitest';
import { numberInWords } from '../../src/sweep/factor-words.ts';
import { reportOf } from '../../src/sweep/report/report.ts';
import type { Outcome } from '../../src/sweep/result-rows.ts';
import { allRuns, planOf, sweep } from './files.ts';

const plan = planOf(
  sweep(`replicates: 3
vary:
  oxygen: { path: tissues.tumour.vesselOxygen, values: [20 mmHg, 40 mmHg], label: 'Oxygen <now>' }
  division: { path: rules.R9.off, values: [true, false] }
`).replace('sweep: Test', 'sweep: "A <script>alert(1)</script> title"'),
);
const outcomes = allRuns(plan).map(
  ({ run }): Outcome =>
    run === 5
      ? { run, digest: '', readings: [], error: 'a world of 9999 MB, expected at most 4096' }
      : { run, digest: '0', readings: [{ measure: 'tumour.tumour.count', hours: 24, value: 100 + run }], error: '' },
);
const links = new Map(allRuns(plan).map(({ run }) => [run, `http://page/#run=${run}`]));
const html = reportOf(plan, outcomes, links);

test('the report shows every run at each factor, with its link', () => {
  for (const { run } of allRuns(plan)) {
    expect(html.split(`data-run="${run}"`)).toHaveLength(run === 5 ? 1 : 3);
    expect(html).toContain(`"${run}":"http://page/#run=${run}"`);
  }
  expect(html).toContain('run 7: oxygen 40 mmHg, division true: 107');
});

test('it tells failures and where it comes from, and needs nothing else', () => {
  expect(html).toContain('12 of 12, 1 failed');
  expect(html).toContain('<th>run 5</th><td>a world of 9999 MB, expected at most 4096</td>');
  expect(html).toContain(plan.scenarios[0].modelDigest);
  expect(html).not.toMatch(/<(script|link|img)[^>]*(src|href)=/);
});

test('words of the file stay words', () => {
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('A &lt;script&gt;alert(1)&lt;/script&gt; title');
  expect(html).toContain('Oxygen &lt;now&gt;, mmHg');
});

test('the means of two factors are on a map', () => {
  const [, map] = /aria-label="mean by [^"]+"[^>]*>(.*?)<\/svg>/.exec(html)!;
  // Runs 1 to 3, 4 and 6, 7 to 9, 10 to 12.
  for (const mean of ['102', '105', '108', '111']) expect(map).toContain(`>${mean}</text>`);
});

test('a sweep for screening has its bars', () => {
  const screening = planOf(
    sweep(
      'design: { kind: morris, trajectories: 3 }\nvary: { oxygen: { path: tissues.tumour.vesselOxygen, from: 10, to: 60 } }\n',
    ),
  );
  const all = allRuns(screening).map(
    ({ run, values }): Outcome => ({
      run,
      digest: '0',
      readings: [{ measure: 'tumour.tumour.count', hours: 24, value: 2 * (values[0] as number) }],
      error: '',
    }),
  );
  expect(reportOf(screening, all, new Map())).toContain('aria-label="mu*"');
});

test('of many factors those with the largest indices have charts, in plain words, and all are listed', () => {
  const screening = planOf(sweep('design: { kind: morris, trajectories: 2 }\ninexact: all\n'));
  const { factors } = screening;
  expect(factors.length).toBeGreaterThan(20);
  const most = factors.length - 1;
  const all = allRuns(screening).map(
    ({ run, shares }): Outcome => ({
      run,
      digest: '0',
      readings: [
        { measure: 'tumour.tumour.count', hours: 24, value: shares.reduce((sum, one, f) => sum + f * one, 0) },
      ],
      error: '',
    }),
  );
  const text = reportOf(screening, all, new Map());
  const [bars] = /<svg[^>]*aria-label="mu\*".*?<\/svg>/.exec(text)!;
  const words = [...bars.matchAll(/text-anchor="end">([^<]*)</g)].map(([, one]) => one).join(' ');
  const told = ({ name }: (typeof factors)[number]): string => numberInWords(screening.scenarios[0].scenario, name);
  expect(words.startsWith(told(factors[most]))).toBe(true);
  expect(text).toContain(`The 12 of ${factors.length} factors`);
  expect(text.match(/aria-label="tumour.tumour.count by /g)).toHaveLength(12);
  expect(text).toContain(`<summary>${factors.length} factors varied</summary>`);
});
