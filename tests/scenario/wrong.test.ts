import { expect, test } from 'vitest';
import { ADDED, LINE, readText, SMALL, small } from './files.ts';

const at = (column: number, line = ADDED): string => `${SMALL}:${line}:${column} `;

const scheduled = (row: string): string => small(`schedule: [{ at: 1 h, ${row} }]\n`);

const WRONG: [what: string, text: string, start: string, contains: string][] = [
  [
    'knockout of what is no number',
    scheduled('knockout: cells.tumour'),
    `${at(33)}schedule.0.knockout: found "cells.tumour"`,
    'expected the path of a rule, a number or a flag',
  ],
  [
    'knockout of a number that cannot be 0',
    scheduled('knockout: matrix.rest'),
    `${at(33)}schedule.0.knockout: found "matrix.rest", which cannot be 0`,
    '0.001 to',
  ],
  [
    'a size set while it runs',
    scheduled('set: tissues.tumour.width, to: 32'),
    `${at(28)}schedule.0.set: found "tissues.tumour.width"`,
    'may change while it runs',
  ],
  [
    'a coat of what is no ligand',
    small('cells: { tumour: { coatedWith: { oxygen: { capacity: 1, dissociation: 1 } } } }\n'),
    `${at(34)}cells.tumour.coatedWith.oxygen: found "oxygen"`,
    'expected a ligand',
  ],
  [
    'an unknown receptor that repels',
    small('cells: { tumour: { repelledAbove: { CXCR5: 0.4 } } }\n'),
    `${at(37)}cells.tumour.repelledAbove.CXCR5: found "CXCR5"`,
    'nearest is "CXCR4"',
  ],
  [
    'a place without a tissue',
    scheduled('remove: all'),
    `${at(12)}schedule.0.tissue: found nothing`,
    'expected a tissue: tumour',
  ],
  [
    'a key without a value that takes nothing away',
    small('cells: { tumour: { apoptosiss: } }\n'),
    `${at(32)}cells.tumour.apoptosiss: found no value`,
    'none has this',
  ],
  [
    'a text that a comma cuts in two',
    small('rules: { R1: { source: low, high } }\n'),
    `${at(29)}rules.R1.high: found no value`,
    'expected one',
  ],
  [
    'a place beyond the edge',
    scheduled('place: tumour, tissue: tumour, x: 64, y: 3'),
    `${at(57)}schedule.0.x: found 64`,
    '0 to 63',
  ],
  [
    'a grid without distance',
    small().replace('draw: disc, cell: tumour, radius: 10', 'draw: grid, cell: tumour, every: 0'),
    `${at(44, 13)}tissues.tumour.layout.0.every: 0 is out of range`,
    '1 to 10000',
  ],
  [
    'a row of a list that replaces another, without a key',
    small().replace('draw: disc, cell: tumour, radius: 10', 'draw: disc, cell: tumour'),
    `${at(9, 13)}tissues.tumour.layout.0.radius: found nothing`,
    'expected a number',
  ],
  [
    'text set by an arm',
    small('arms: { a: { set: { seed: 5 } } }\n'),
    `${at(21)}arms.a.set.seed: found "seed"`,
    'expected the path of a number or a flag',
  ],
  [
    'an expectation that cannot fail',
    small('expect: [{ says: x, measure: tumour.tumour.count }]\n'),
    `${at(10)}expect.0: found neither above nor below`,
    '',
  ],
  ['unknown key', small('duraton: 3 d\n'), `${at(1)}duraton: unknown key; found "duraton"`, 'nearest is "duration"'],
  [
    'unknown key of a cell',
    small('cells:\n  tumour: { spede: 3 }\n'),
    `${at(13, ADDED + 1)}cells.tumour.spede: unknown key`,
    'nearest is "speed"',
  ],
  [
    'unknown key of a layout row',
    small().replace('radius: 10', 'radius: 10, radus: 9'),
    `${at(49, 13)}tissues.tumour.layout.0.radus: unknown key; found "radus", expected one of draw, cell, radius, x, y, fraction`,
    'nearest is "radius"',
  ],
  [
    'unknown key beside a value',
    small('push: { value: 5, sourc: me }\n'),
    `${at(19)}push.sourc: unknown key`,
    'nearest is "source"',
  ],
  [
    'unknown evidence',
    small('push: { value: 5, evidence: sen }\n'),
    `${at(29)}push.evidence: found "sen"`,
    'nearest is "seen"',
  ],
  [
    'a range that does not hold the value',
    small('push: { value: 5, range: [6, 8] }\n'),
    `${at(26)}push.range: found 6 to 8, expected a range that holds the value, 5`,
    '',
  ],
  [
    'a range of one end',
    small('push: { value: 5, range: [4] }\n'),
    `${at(26)}push.range: found [4], expected a list of the lowest and the highest value`,
    '',
  ],
  [
    'a range in another unit',
    small('cells: { tumour: { speed: { value: 1, range: ["1 mmHg", 2] } } }\n'),
    `${at(46)}cells.tumour.speed.range: found unit "mmHg", expected one of the units µm/min, µm/h, µm/s`,
    '',
  ],
  [
    'wrong unit',
    small('cells: { tumour: { speed: 3 mmHg } }\n'),
    `${at(27)}cells.tumour.speed: found unit "mmHg", expected one of the units µm/min, µm/h, µm/s`,
    '0 to 100 µm/min',
  ],
  [
    'out of range',
    small('cells: { tumour: { speed: 3000 um/min } }\n'),
    `${at(27)}cells.tumour.speed: 3000 µm/min is out of range`,
    'expected 0 to 100 µm/min',
  ],
  [
    'missing extends',
    small().replace('cxcl12', 'cxcl13'),
    `${at(10, 2)}extends: found "base/cxcl13.yaml" (no such file)`,
    'relative to this file',
  ],
  [
    'rule for an absent cell type',
    small('rules: { R8: { cells: tumor } }\n'),
    `${at(23)}rules.R8.cells: found "tumor", expected a cell type or any`,
    'nearest is "tumour"',
  ],
  [
    'rule with an absent cell type in a list',
    small('rules: { R1: { cells: [EPC, tumor] } }\n'),
    `${at(29)}rules.R1.cells.1: found "tumor"`,
    'nearest is "tumour"',
  ],
  [
    'rule that reads nothing known',
    small('rules: { R8: { input: oxygn } }\n'),
    `${at(23)}rules.R8.input: found "oxygn", expected an input`,
    'nearest is "oxygen"',
  ],
  [
    'rule that reads an absent node',
    small('rules: { R6: { input: node.ATK } }\n'),
    `${at(23)}rules.R6.input: found "ATK", expected a pathway node`,
    'nearest is "AKT"',
  ],
  [
    'rule that changes nothing known',
    small('rules: { R6: { output: { apoptosys: 2 } } }\n'),
    `${at(26)}rules.R6.output.apoptosys: found "apoptosys", expected an output`,
    'nearest is "apoptosis"',
  ],
  [
    'rule without half effect',
    small('rules: { X: { says: x, cells: any, input: oxygen, output: { speed: 2 } } }\n'),
    `${at(13)}rules.X.half: found nothing`,
    'needs half',
  ],
  [
    'dose before time 0',
    small('schedule:\n  - { at: -1 h, dose: plerixafor, amount: 240 ug/kg }\n'),
    `${at(11, ADDED + 1)}schedule.0.at: found -1 h`,
    'expected at least 0, where the run starts',
  ],
  [
    'dose of an absent drug',
    small('schedule:\n  - { at: 1 h, dose: plerixfor, amount: 240 ug/kg }\n'),
    `${at(22, ADDED + 1)}schedule.0.dose: found "plerixfor", expected a drug`,
    'nearest is "plerixafor"',
  ],
  [
    'dose in nM',
    small('schedule:\n  - { at: 1 h, dose: plerixafor, amount: 240 nM }\n'),
    `${at(42, ADDED + 1)}schedule.0.amount: found "240 nM"`,
    'expected a dose such as 240 ug/kg',
  ],
  [
    'dose without amount',
    small('schedule:\n  - { at: 1 h, dose: plerixafor }\n'),
    `${at(5, ADDED + 1)}schedule.0.amount: found nothing`,
    'expected a dose',
  ],
  [
    'two actions at once',
    small('schedule:\n  - { at: 1 h, dose: plerixafor, amount: 1 mg, knockout: rules.R1 }\n'),
    `${at(5, ADDED + 1)}schedule.0: found dose and knockout`,
    'expected one of',
  ],
  [
    'command on an absent path',
    small('schedule:\n  - { at: 1 h, set: cells.tumor.speed, to: 3 }\n'),
    `${at(21, ADDED + 1)}schedule.0.set: found "cells.tumor.speed"`,
    'nearest is "cells.tumour.speed"',
  ],
  [
    'command with a wrong unit',
    small('schedule:\n  - { at: 1 h, set: tissues.tumour.vesselOxygen, to: 3 nM }\n'),
    `${at(54, ADDED + 1)}schedule.0.to: found unit "nM"`,
    'mmHg',
  ],
  [
    'knockout of nothing',
    small('schedule:\n  - { at: 1 h, knockout: rules.R99 }\n'),
    `${at(26, ADDED + 1)}schedule.0.knockout: found "rules.R99"`,
    'nearest is "rules.R9"',
  ],
  [
    'place in an absent tissue',
    small('schedule:\n  - { at: 1 h, place: tumour, tissue: tumor, x: 1, y: 1 }\n'),
    `${at(39, ADDED + 1)}schedule.0.tissue: found "tumor"`,
    'nearest is "tumour"',
  ],
  [
    'control of nothing',
    small('controls: [tissues.tumour.vesselOxigen]\n'),
    `${at(12)}controls.0: found "tissues.tumour.vesselOxigen"`,
    'nearest is "tissues.tumour.vesselOxygen"',
  ],
  [
    'control of a flag',
    small('controls: [tissues.tumour.wrap]\n'),
    `${at(12)}controls.0: found "tissues.tumour.wrap"`,
    'expected the path of a number',
  ],
  [
    'arm with a wrong unit',
    small('arms: { a: { set: { cells.tumour.speed: 3 nM } } }\n'),
    `${at(41)}arms.a.set.cells.tumour.speed: found unit "nM"`,
    'µm/min',
  ],
  [
    'expectation of an absent arm',
    small('arms: { blocked: {} }\nexpect: [{ says: x, measure: y, arm: bloked, above: 1 }]\n'),
    `${at(38, ADDED + 1)}expect.0.arm: found "bloked"`,
    'nearest is "blocked"',
  ],
  [
    'expectation on an absent rule',
    small('expect: [{ says: x, measure: y, failsWithout: [rules.R99], above: 1 }]\n'),
    `${at(48)}expect.0.failsWithout.0: found "rules.R99"`,
    'nearest is "rules.R9"',
  ],
  [
    'expectation on several rules, one of them absent',
    small('expect: [{ says: x, measure: y, failsWithout: [[rules.R9, rules.R99]], above: 1 }]\n'),
    `${at(59)}expect.0.failsWithout.0.1: found "rules.R99"`,
    'nearest is "rules.R9"',
  ],
  [
    'layout with an absent cell type',
    small().replace('cell: tumour', 'cell: tumor'),
    `${at(29, 13)}tissues.tumour.layout.0.cell: found "tumor"`,
    'nearest is "tumour"',
  ],
  [
    'unknown way to draw',
    small().replace('draw: disc', 'draw: disk'),
    `${at(17, 13)}tissues.tumour.layout.0.draw: found "disk", expected one of disc, ring`,
    'nearest is "disc"',
  ],
  [
    'unknown kind of species',
    small('species: { oxygen: { kind: gas } }\n'),
    `${at(28)}species.oxygen.kind: found "gas", expected one of oxygen, ligand`,
    'nearest is',
  ],
  [
    'axis of an absent ligand',
    small('axes: { a: { ligand: CXCL13, receptor: CXCR4, dissociation: 1 nM } }\n'),
    `${at(22)}axes.a.ligand: found "CXCL13"`,
    'nearest is "CXCL12"',
  ],
  [
    'drug on an absent receptor',
    small('drugs: { plerixafor: { blocks: { CXCR5: 1 nM } } }\n'),
    `${at(34)}drugs.plerixafor.blocks.CXCR5: found "CXCR5"`,
    'nearest is "CXCR4"',
  ],
  [
    'secretion of an absent species',
    small('cells: { NF: { secrete: { CXCL21: 1 } } }\n'),
    `${at(27)}cells.NF.secrete.CXCL21: found "CXCL21"`,
    'nearest is "CXCL12"',
  ],
  [
    'wrapping tissue of a wrong size',
    small().replace('width: 64', 'wrap: true\n    width: 65'),
    `${at(12, 10)}tissues.tumour.width: found 65`,
    'multiple of 16',
  ],
  [
    'half a site',
    small().replace('width: 64', 'width: 64.5'),
    `${at(12, 9)}tissues.tumour.width: found 64.5`,
    'whole number',
  ],
  [
    'half a vessel',
    small().replace('draw: disc, cell: tumour, radius: 10', 'draw: points, cell: vessel, count: 2.5, radius: 10'),
    `${at(46, 13)}tissues.tumour.layout.0.count: found 2.5`,
    'whole number',
  ],
  [
    'half a strand',
    small().replace(
      'draw: disc, cell: tumour, radius: 10',
      'draw: strands, cell: CAF, count: 0.5, width: 2, from: 1, to: 9',
    ),
    `${at(44, 13)}tissues.tumour.layout.0.count: found 0.5`,
    'whole number',
  ],
  [
    'text for a flag',
    small('cells: { NF: { immovable: maybe } }\n'),
    `${at(27)}cells.NF.immovable: found "maybe"`,
    'expected true or false',
  ],
  [
    'a list for a seed',
    small().replace('seed: 1', 'seed: [1]'),
    `${at(7, 4)}seed: found [1]`,
    'expected text or a number',
  ],
  ['another version', small().replace('stroma: 1', 'stroma: 2'), `${at(9, 1)}stroma: found "2"`, 'expected 1'],
  [
    'a field view of nothing',
    small('view: { field: CXCL13 }\n'),
    `${at(16)}view.field: found "CXCL13"`,
    'nearest is "CXCL12"',
  ],
  ['no cells at all', small('cells: null\n'), `${at(8)}cells: found nothing`, 'expected a map of keys'],
  ['broken YAML', small('view: [\n'), `${at(1, ADDED + 1)}file: `, ''],
  [
    'the same key twice',
    small('title: Again\n'),
    `${at(1)}file: found a key that this map has already`,
    'expected each key once',
  ],
  ['a list for a scenario', '- 1\n', `${at(1, 1)}file: found no map of keys`, 'stroma: 1'],
  ['an empty file', '', `${at(1, 1)}file: found no map of keys`, 'stroma: 1'],
  ['two documents', small('---\nstroma: 1\n'), `${at(1)}file: found a second document`, 'expected one scenario'],
  [
    'nesting without end',
    small(`x: ${'['.repeat(3000)}${']'.repeat(3000)}\n`),
    `${SMALL}:${ADDED}:`,
    'nested more than',
  ],
  [
    'an explosion of references',
    `a: &a [${'1,'.repeat(9)}1]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]\n`,
    `${at(1, 1)}file: `,
    'expected a scenario',
  ],
];

test.each(WRONG)('%s is exactly one line', (_, text, start, contains) => {
  const { scenario, problems } = readText(text);
  expect(scenario).toBeNull();
  expect(problems).toHaveLength(1);
  expect(problems[0].slice(0, start.length)).toBe(start);
  expect(problems[0]).toContain(contains);
  expect(problems[0]).toMatch(LINE);
});

test.each(['', ' ', '# a comment'])('a change to nothing (%j) is refused', (nothing) => {
  expect(readText(small(), [`cells.tumour.speed=${nothing}`]).problems).toEqual([
    '--set:1:20 cells.tumour.speed: found nothing after "=", expected a value; null removes what is there',
  ]);
});

test('all problems come at once, in the order of the file', () => {
  const { scenario, problems } = readText(
    small(`duraton: 1 d
cells: { tumour: { speed: 3 nM }, NF: { speed: 3000 } }
rules: { R8: { cells: tumor } }
schedule:
  - { at: -1 h, dose: plerixfor, amount: 240 nM }
`),
  );
  expect(scenario).toBeNull();
  expect(problems.map((line) => /:(\d+):\d+ ([^:]+):/.exec(line)!.slice(1).join(' '))).toEqual([
    '14 duraton',
    '15 cells.tumour.speed',
    '15 cells.NF.speed',
    '16 rules.R8.cells',
    '18 schedule.0.at',
    '18 schedule.0.dose',
    '18 schedule.0.amount',
  ]);
});

test('a problem in a file below is shown in that file', () => {
  const { problems } = readText(small('cells: { EPC: null }\n'));
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((line) => line.startsWith('scenarios/base/cxcl12.yaml:') && line.includes('EPC'))).toBe(true);
});
