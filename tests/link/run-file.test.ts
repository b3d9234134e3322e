/** What comes from outside as a run is checked as a scenario file and its schedule are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRunFile, type RunFile } from '../../src/link/run-file.ts';
import type { Command } from '../../src/run/command.ts';
import { MAX_COMMANDS } from '../../src/scenario/limits.ts';
import { root } from '../architecture/source.ts';

const text = readFileSync(join(root, 'tests/fixtures/version-0.1.0-core-5/steered.run.json'), 'utf8');

/** The lines about a run after a change to its file. */
function problemsWith(change: (run: RunFile) => void): string[] {
  const run = JSON.parse(text) as RunFile;
  change(run);
  const read = checkRunFile(run);
  return 'problems' in read ? read.problems : [];
}

test('a run as it was written has no problem', () => {
  expect(problemsWith(() => {})).toEqual([]);
});

const SCENARIOS: [what: string, change: (run: RunFile) => void, line: string][] = [
  [
    'an unknown ligand',
    ({ scenario }) => {
      Object.values(scenario.axes)[0].ligand = 'CXCL13';
    },
    'scenario.axes.CXCL12-CXCR4.ligand: found "CXCL13", expected a species; nearest is "CXCL12"',
  ],
  [
    'an unknown cell type in a layout',
    ({ scenario }) => Object.assign(scenario.tissues.tumour.layout[0], { cell: 'tumor' }),
    'scenario.tissues.tumour.layout.0.cell: found "tumor", expected a cell type; nearest is "tumour"',
  ],
  [
    'a wrapping tissue of a wrong size',
    ({ scenario }) => Object.assign(scenario.tissues.tumour, { wrap: true, width: 100 }),
    'scenario.tissues.tumour.width: found 100, expected a multiple of 16 since the tissue wraps',
  ],
  [
    'a chart of nothing',
    ({ scenario }) => {
      scenario.view.charts = ['tumour.tumour.cuont'];
    },
    'scenario.view.charts.0: found "tumour.tumour.cuont", expected a measure; nearest is "tumour.tumour.count"',
  ],
  [
    'a number out of range',
    ({ scenario }) => {
      scenario.push = 99;
    },
    'scenario.push: 99 is out of range, expected 0 to 12',
  ],
];

test.each(SCENARIOS)('a scenario with %s is refused at its place', (_, change, line) => {
  expect(problemsWith(change)).toEqual([line]);
});

const at = { step: 2 } as const;
const disc = { tissue: 'tumour', x: 3, y: 3, radius: 2 };
const COMMANDS: [command: Command, line: string | RegExp][] = [
  [
    { ...at, do: 'set', path: 'cells.tumour.speed', value: 1e6 },
    /^log\.0\.value: 1000000 µm\/min is out of range, expected 0 to 100/,
  ],
  [{ ...at, do: 'set', path: 'seed', value: 1 }, 'log.0.path: found "seed", expected the path of a number'],
  [{ ...at, do: 'set', path: 'title', value: 1 }, 'log.0.path: found "title", expected the path of a number'],
  [{ ...at, do: 'set', path: 'step', value: 3 }, /^log\.0\.path: found "step", expected a number that may change/],
  [
    { ...at, do: 'set', path: 'tissues.tumour.width', value: 0 },
    /^log\.0\.path: found "tissues.tumour.width", expected a/,
  ],
  [{ ...at, do: 'set', path: 'tissues.tumour.widht', value: 0 }, /^log\.0\.path: .* nearest is "tissues.tumour.width"/],
  [
    { ...at, do: 'set', path: 'cells.tumour.perfuses.tip', value: 1 },
    /^log\.0\.path: .*at which the scenario has a value/,
  ],
  [
    { ...at, do: 'knockout', path: 'tissues.tumour.width' },
    /^log\.0\.path: found "tissues.tumour.width", expected what a run/,
  ],
  [
    { ...at, do: 'knockout', path: 'cells' },
    /^log\.0\.path: found "cells", expected the path of a rule, a number or a flag/,
  ],
  [
    { ...at, do: 'knockout', path: 'tissues.tumour.wrap' },
    /^log\.0\.path: found "tissues.tumour.wrap", expected what a run/,
  ],
  [{ ...at, do: 'dose', drug: 'plerixafor', amount: 1e308 }, /^log\.0\.amount: .*out of range/],
  [{ ...at, do: 'dose', drug: 'plerixafor', amount: -100 }, /^log\.0\.amount: -100 mg is out of range/],
  [
    { ...at, do: 'dose', drug: 'plerixafr', amount: 1 },
    'log.0.drug: found "plerixafr", expected a drug; nearest is "plerixafor"',
  ],
  [{ ...at, do: 'add', species: 'oxygen', amount: -1e9, ...disc }, /^log\.0\.amount: .*out of range/],
  [{ ...at, do: 'add', species: 'CXCL12', amount: 1, ...disc, x: 24 }, 'log.0.x: found 24, expected a site (0 to 23)'],
  [{ ...at, do: 'place', cell: 'CAF', ...disc, radius: 1e9 }, /^log\.0\.radius: .*out of range/],
  [{ ...at, do: 'place', cell: 'CAF', ...disc, tissue: 'tumor' }, /^log\.0\.tissue: found "tumor"/],
  [{ ...at, do: 'remove', cell: 'all', ...disc }, /^log\.0\.cell: found "all", expected a cell type/],
  [{ step: -99, do: 'knockout', path: 'rules.R1' }, 'log.0.step: found -99, expected -5 or later'],
];

test.each(COMMANDS)('%o is refused at its place', (command, line) => {
  const problems = problemsWith((run) => {
    run.log = [command];
  });
  expect(problems[0]).toMatch(line);
  expect(problems).toHaveLength(1);
});

test('a log has a largest length, and so has what comes before one step', () => {
  const set = (step: number, path = 'tissues.tumour.vesselOxygen'): Command => ({ step, do: 'set', path, value: 20 });
  const of = (log: Command[]) => problemsWith((run) => Object.assign(run, { log }));
  expect(of(Array.from({ length: MAX_COMMANDS + 1 }, (_, i) => set(i)))).toEqual([
    'log: found 10001 commands, expected at most 10000',
  ]);
  // Of a number that is set again and again at once only the last time counts.
  expect(of(Array.from({ length: 5000 }, () => set(3)))).toEqual([]);
  const other = 'tissues.tumour.backgroundUptake';
  const inTurns = (i: number): Command => (i % 2 === 0 ? set(3) : ({ ...set(3, other), value: 1 } as Command));
  expect(of(Array.from({ length: 1001 }, (_, i) => inTurns(i)))).toEqual([
    'log: found 1001 commands before step 3, expected at most 1000',
  ]);
});

test('the steps of a run are those up to its last digest', () => {
  expect(
    problemsWith((run) => {
      run.steps = 1e9;
    }),
  ).toEqual(['steps: found 1000000000, expected 25: the last digest is that of step 20, the first step is -5']);
});

test('keys that every object has and nesting without end are refused', () => {
  const nested = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`);
  expect(problemsWith(({ scenario }) => Object.assign(scenario, { cells: nested }))[0]).toMatch(
    /^scenario\.cells.*deep/,
  );
  const read = checkRunFile(JSON.parse(text.replace('"cells": {', '"cells": { "__proto__": {"x": 1},')));
  expect(read).toEqual({ problems: [expect.stringMatching(/^scenario\.cells\.__proto__: .*reserved/)] });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
