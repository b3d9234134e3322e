/** A target accepts numbers that its estimate gives, and reads them within the run. */
import { expect, test } from 'vitest';
import { readText, small } from './files.ts';

const FILM = 'estimate: migration, tissue: tumour, cell: tumour, towards: right';
const COURSE = (row: string) => `estimate: course, rows: [{ part: growth, measure: tumour.tumour.area, ${row} }]`;

/** What is said of a target with a probe and what it accepts, without the place. */
function said(probe: string, accept: string): string[] {
  const target = `target: { id: L1, kind: emergent, published: p, source: s, probe: { ${probe} }, accept: { ${accept} } }`;
  return readText(small(target)).problems.map((problem) => problem.replace(/^\S+:\d+:\d+ /, ''));
}

test.each([
  [FILM, 'index: { above: 0.2 }', []],
  [
    FILM,
    'indx: { above: 0.2 }',
    ['target.accept.indx: found "indx", expected a number of migration; nearest is "index"'],
  ],
  [FILM, '', ['target.accept: found nothing, expected a number of migration: index, across, directness, speed, cells']],
  [FILM, 'index: { above: 2, below: 1 }', ['target.accept.index.below: found 1, expected more than above, which is 2']],
  [`${FILM}, from: 1 d`, 'index: {}', ['target.probe.from: found 1 d, expected earlier than the end of the run, 1 d']],
  [
    `${FILM}, from: 3 h, until: 3 h`,
    'index: {}',
    ['target.probe.until: found 3 h, expected later than from, which is 3 h'],
  ],
  [
    `${FILM}, until: 2 d`,
    'index: {}',
    ['target.probe.until: found 2 d, expected no later than the end of the run, 1 d'],
  ],
  [`${FILM}, arm: smaler`, 'index: {}', ['target.probe.arm: found "smaler", expected an arm; there is none']],
  [COURSE('at: 1 d'), 'growth: { above: 1 }', []],
  [
    COURSE('at: 30 h'),
    'groth: { above: 1 }',
    [
      'target.probe.rows.0.at: found 30 h, expected no later than the end of the run, 1 d',
      'target.accept.groth: found "groth", expected a number of course; nearest is "growth"',
    ],
  ],
])('%s accepts %s', (probe, accept, problems) => {
  expect(said(probe, accept)).toEqual(problems);
});
