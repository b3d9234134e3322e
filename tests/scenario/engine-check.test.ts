/** What the engine has no room for, or would do nothing with, is refused at its place. */
import { expect, test } from 'vitest';
import { readFile } from '../../src/run/read-checked.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { ADDED, fromDisk, LINE, readText, SMALL, small } from './files.ts';

const many = (count: number, entry: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `  ${entry(i)}\n`).join('');
const ligand = (i: number) => `L${i}: { kind: ligand, label: L, diffusion: 10, decay: 0.1 }`;
const cell = (i: number) => `c${i}: { label: C, like: NF }`;
const tissue = (i: number) => `t${i}: { label: T, width: 16, height: 16, vesselOxygen: 40, layout: [] }`;
const laid = (row: string) => small().replace('draw: disc, cell: tumour, radius: 10', row);
const outside = (what: string) => `: found a ${what} that covers no site, expected one within 64 × 64 sites`;

const WRONG: [what: string, text: string, line: string][] = [
  ['too many species', small(`species:\n${many(40, ligand)}`), `${ADDED}:1 species: found 4`],
  ['too many cell types', small(`cells:\n${many(128, cell)}`), `${ADDED}:1 cells: found 1`],
  ['too many tissues', small(many(8, tissue)), `6:1 tissues: found 9 tissues, expected at most 8`],
  [
    'too many traits',
    small(`traits:\n${many(65, (i) => `t${i}: { label: T }`)}`),
    `${ADDED}:1 traits: found 65 traits, expected at most 64`,
  ],
  [
    'influx of a type that does not circulate',
    small('circulation: { influx: { CAF: 5 /h } }\n'),
    `${ADDED}:31 circulation.influx.CAF: found an influx of "CAF", which does not circulate`,
  ],
  [
    'a niche of a type that circulates',
    small('cells: { HPC: { circulates: true } }\n'),
    'niche.reference: found "HPC", which circulates cell by cell',
  ],
  [
    'a number set that the scenario does not have',
    small('schedule: [{ at: 1 h, set: cells.tumour.perfuses.tip, to: 1 }]\n'),
    `${ADDED}:28 schedule.0.set: found "cells.tumour.perfuses.tip", expected a path at which the scenario has a value`,
  ],
  [
    'a disc beyond the lattice',
    laid('draw: disc, cell: tumour, radius: 3, x: 500, y: 500'),
    `13:9 tissues.tumour.layout.0${outside('disc')}`,
  ],
  ['a disc between sites', laid('draw: disc, cell: tumour, radius: 0.5'), `layout.0${outside('disc')}`],
  ['a ring round the lattice', laid('draw: ring, cell: tumour, inner: 60, width: 5'), `layout.0${outside('ring')}`],
  [
    'strands from beyond the edge',
    laid('draw: strands, cell: tumour, count: 4, width: 2, from: 80, to: 90'),
    `layout.0${outside('strands')}`,
  ],
  [
    'strands that end before they begin',
    laid('draw: strands, cell: tumour, count: 4, width: 2, from: 9, to: 8'),
    `layout.0${outside('strands')}`,
  ],
  ['a scatter inside nothing', laid('draw: scatter, cell: tumour, where: inside'), `layout.0${outside('scatter')}`],
  [
    'a scatter outside all',
    laid('draw: scatter, cell: tumour, where: outside, radius: 99'),
    `layout.0${outside('scatter')}`,
  ],
  [
    'a block of no width',
    laid('draw: block, cell: tumour, x: 3, y: 3, width: 0, height: 5'),
    `layout.0${outside('block')}`,
  ],
  [
    'a block beyond the edge',
    laid('draw: block, cell: tumour, x: 64, y: 3, width: 5, height: 5'),
    `layout.0${outside('block')}`,
  ],
  ['a grid beyond the edge', laid('draw: grid, cell: tumour, every: 8, offset: 70'), `layout.0${outside('grid')}`],
  [
    'points round the lattice',
    laid('draw: points, cell: tumour, count: 4, radius: 50'),
    `layout.0${outside('points')}`,
  ],
  ['no spans', laid('draw: spans, cell: tumour, spans: []'), 'layout.0: found no spans'],
  ['ground beyond the edge', laid('draw: ground, ground: void, x: 70'), `layout.0${outside('ground')}`],
  [
    'matrix outside all',
    laid('draw: matrix, density: 0.5, where: outside, radius: 99'),
    `layout.0${outside('matrix')}`,
  ],
  ['a tag', small('push: !foo 5\n'), `${ADDED}:7 file: found the tag "!foo", expected a value without a tag`],
];

test.each(WRONG)('%s is refused at its place', (_, text, line) => {
  const { problems } = readText(text);
  expect(problems.join('\n')).toContain(line);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(LINE);
});

test('merge keys take what they name', () => {
  const { scenario, problems } = readText(
    small('cells: { tumour: &x { speed: 1 um/min }, NF: { <<: *x, taxis: 1 } }\n'),
  );
  expect(problems).toEqual([]);
  expect(scenario!.cells.NF).toMatchObject({ speed: 1, taxis: 1 });
});

/** As a host reads it: with what is known once it is compiled. */
const readCompiled = (text: string) => readFile(SMALL, text, fromDisk);

test('a world that no memory holds is refused at its largest tissue', () => {
  expect(readCompiled(small().replaceAll('64', '4096')).problems).toEqual([
    expect.stringMatching(
      /:9:12 tissues\.tumour\.width: found 4096 × 4096 sites in a world of \d+ MB, expected at most 4096 MB$/,
    ),
  ]);
});

test('two measures of one name are refused with both meanings', () => {
  const text = small(
    'readouts: { x: { label: X, sum: ["1"] } }\nspecies: { plerixafor: { kind: ligand, label: P, diffusion: 10, decay: 0.1 } }\n',
  );
  const [line, ...more] = readCompiled(text).problems;
  expect(line).toMatch(/found two measures "blood\.plerixafor": .*free drug in blood; and .*concentration in blood/);
  expect(more).toEqual([]);
});

test('a schedule of more commands than a log may have is refused', () => {
  const row = '{ at: 0 h, every: 6 min, times: 200, dose: plerixafor, amount: 1 mg }';
  const text = small(`schedule: [${Array(60).fill(row).join(', ')}]\n`);
  expect(readCompiled(text).problems).toEqual([
    expect.stringMatching(/schedule: found 12000 commands, expected at most 10000$/),
  ]);
});

test('mistakes of every kind come at once', () => {
  const text = small(
    'cells: { tumour: { speed: fast, secrete: { CXCL13: 1 } } }\nschedule: [{ at: 1 h, remove: all, tissue: tumour, x: 99 }]\nexpect: [{ says: x, measure: y, arm: z }]\n',
  ).replace('width: 64', 'width: 60\n    wrap: true');
  const { problems } = readText(text);
  const places = problems.map((line) => line.split(' ')[1]);
  expect(places.sort()).toEqual([
    'cells.tumour.secrete.CXCL13:',
    'cells.tumour.speed:',
    'expect.0.arm:',
    'expect.0:',
    'schedule.0.x:',
    'tissues.tumour.width:',
  ]);
});

test('thousands of mistakes take no longer than the file, and fifty of them are told', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `x${i}: ${i}\n`).join('');
  const begun = performance.now();
  const { problems } = readText(small(keys));
  expect(problems).toHaveLength(51);
  expect(problems[50]).toMatch(/^scenarios\/small\.yaml:\d+:1 file: found 19950 more problems$/);
  const likes = Array.from({ length: 800 }, (_, i) => `  t${i}: { label: T, like: ${i === 0 ? 'NF' : `t${i - 1}`} }\n`);
  expect(readScenario(SMALL, small(`cells:\n${likes.join('')}`), fromDisk).problems).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test('a type like another follows none of its rules, and is told so where a file says like', () => {
  const like = (rules: string) => readText(small(`cells: { mine: { label: Mine, like: HPC } }\n${rules}`));
  const { scenario, problems, notes } = like('');
  expect(problems).toEqual([]);
  expect(scenario!.cells.mine.like).toBe('HPC');
  expect(notes).toEqual([
    expect.stringMatching(
      /^scenarios\/small\.yaml:14:37 cells\.mine\.like: found a type like "HPC", which takes its numbers and none of the rules that name it \(R/,
    ),
  ]);
  const [, rule] = /\((R\d+)/.exec(notes![0])!;
  expect(like(`rules: { ${rule}: { cells: [HPC, mine] } }\n`).notes).toBeUndefined();
});

test('what a rule reads of cells that do not have it is noted', () => {
  const notesOn = (input: string, more = '') => {
    const rule = `mine: { says: s, cells: tumour, input: ${input}, half: 1, output: { speed: 2 } }`;
    const { problems, notes } = readText(
      small(
        `cells: { mine: { label: Mine, layer: mobile, look: { shape: disc, dark: "#ff0000", light: "#ff0000" } } }\nrules: { ${rule}${more} }\n`,
      ),
    );
    expect(problems).toEqual([]);
    return notes;
  };
  for (const input of ['visitor.mine.CXCR4', 'neighbour.mine.CXCR4', 'around.mine.CXCR4', '2 * visitor.mine.CXCR4'])
    expect(notesOn(input), input).toEqual([
      expect.stringMatching(/rules\.mine\.input: found ".*", which is always 0: mine without CXCR4$/),
    ]);
  expect(notesOn('visitor.tumour.CXCR4')).toBeUndefined();
  const given = 'gives: { says: s, cells: mine, input: "1", operator: add, half: 1, output: { receptor.CXCR4: 1 } }';
  expect(notesOn('around.mine.CXCR4', `, ${given}`), 'no rule gives a receptor').toHaveLength(2);
});

test('an expectation that is read after the run ends is left out, and told', () => {
  const read = (row: string) =>
    readText(small(`expect: [{ says: s, measure: tumour.tumour.count, above: 1, ${row} }]\n`));
  expect(read('at: 24 h')).toMatchObject({ problems: [], scenario: { expect: [{ says: 's' }] } });
  expect(read('at: 24 h').notes).toBeUndefined();
  for (const late of ['at: 2 d', 'from: 2 d']) {
    const { scenario, problems, notes } = read(late);
    expect([problems, scenario!.expect]).toEqual([[], []]);
    expect(notes).toEqual([
      expect.stringContaining('duration: found 1 d, and 1 expectation reads up to 2 d: left out'),
    ]);
  }
});

test('an output of a rule that is 0 whatever the rule does is noted', () => {
  const notesOn = (output: string, more = '') =>
    readText(small(`rules: { mine: { says: s, cells: CAF, input: "1", half: 1, output: { ${output} } }${more} }\n`))
      .notes;
  expect(notesOn('speed: 2')).toBeUndefined();
  expect(notesOn('sprouting: 2')).toEqual([
    expect.stringMatching(/rules\.mine\.output\.sprouting: found "sprouting", which is 0 in CAF, so that a factor/),
  ]);
  const adds = ', adds: { says: s, cells: any, input: "1", operator: add, half: 1, output: { sprouting: 1e-3 } }';
  expect(notesOn('sprouting: 2', adds)).toBeUndefined();
});
