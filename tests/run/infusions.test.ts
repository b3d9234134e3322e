/** What is infused and held belongs to the log: it can be taken out and put back, and arrives where the model says. */
import { expect, test } from 'vitest';
import { runToEnd } from '../../src/base/resumable.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import type { Command } from '../../src/run/command.ts';
import { numberLog } from '../../src/run/numbering.ts';
import { advance, append, digestOf, openRun, type Run } from '../../src/run/run.ts';
import { keepState, rewriteLog } from '../../src/run/snapshot.ts';
import { takingPart } from '../../src/run/taking-part.ts';
import { EVENT } from '../../src/world/world.ts';
import { crowdedWorld, scenarioOf } from '../laws/worlds.ts';

const infusions: Command[] = [
  { step: 4, do: 'infuse', drug: 'plerixafor', rate: 5, steps: 30 },
  { step: 4, do: 'hold', drug: 'mavorixafor', level: 300 },
  { step: 6, do: 'infuseCells', cell: 'tumour', cells: 1e9, steps: 20 },
  { step: 8, do: 'infuseCells', cell: 'HPC', cells: 1e9 },
];

const digestWith = (log: readonly Command[]): string => {
  const run = openRun(crowdedWorld(), 'x', log);
  advance(run, 25);
  return digestOf(run);
};

test('one that is under way can be taken out again and put back, each time with the bits of that log', () => {
  const whole = digestWith(infusions);
  const digests = infusions.map((_, i) => digestWith(infusions.filter((_, j) => j !== i)));
  expect(new Set([whole, ...digests]).size).toBe(infusions.length + 1);
  infusions.forEach((_, i) => {
    const run = openRun(crowdedWorld(), 'x', infusions);
    advance(run, 2);
    const early = runToEnd(keepState(run));
    advance(run, 13);
    rewriteLog(
      run,
      numberLog(
        infusions.filter((_, j) => j !== i),
        run,
      ),
      early,
    );
    advance(run, 23);
    expect(digestOf(run)).toBe(digests[i]);
    rewriteLog(run, numberLog(infusions, run), early);
    advance(run, 23);
    expect(digestOf(run)).toBe(whole);
  });
});

test('one that is given by hand goes on from a state in its middle', () => {
  const run = openRun(crowdedWorld(), 'x', []);
  advance(run, 4);
  for (const command of infusions) append(run, command);
  advance(run, 10);
  const middle = runToEnd(keepState(run));
  advance(run, 11);
  expect(digestOf(run)).toBe(digestWith(infusions));
  rewriteLog(run, numberLog(run.log, run), middle);
  advance(run, 11);
  expect(digestOf(run)).toBe(digestWith(infusions));
});

test('drugs and cells that are given take part, and those of which nothing is given do not', () => {
  const of = (amount: number) =>
    takingPart(scenarioOf('scenarios/given.yaml', LUNG), [
      { step: 0, do: 'infuse', drug: 'plerixafor', rate: amount },
      { step: 0, do: 'hold', drug: 'mavorixafor', level: amount },
      { step: 0, do: 'infuseCells', cell: 'tumour', cells: amount },
    ]);
  expect(of(1)).toMatchObject({ drugs: ['plerixafor', 'mavorixafor'] });
  expect(of(1).cells).toContain('tumour');
  expect(of(0)).toMatchObject({ drugs: [] });
  expect(of(0).cells).not.toContain('tumour');
});

/** A lung without tumour, which blood reaches. */
const LUNG = `
stroma: 1
extends: base/cxcl12.yaml
title: Tail vein
seed: vein
duration: 2 d
circulation: { seedingGain: 50, organs: { lung: { tissue: lung } } }
tissues:
  lung:
    label: Lung
    width: 64
    height: 64
    sites: 1e8
    vesselOxygen: 60 mmHg
    layout: [{ draw: grid, cell: vessel, every: 6 }]
`;

function read(run: Run, id: string): number {
  const measure = measuresOf(run.engine.world.model, run.scenario).filter((one) => one.id === id);
  return readMeasures(run.engine, measure)[0];
}

test('tumour cells injected into the tail vein arrive in the lung, as many as homing says', () => {
  const cells = 1e7;
  const scenario = scenarioOf('scenarios/vein.yaml', `${LUNG}schedule: [{ at: 1 h, infuse: tumour, cells: ${cells} }]`);
  const run = openRun(scenario);
  advance(run, 10);
  expect(read(run, 'blood.tumour.number')).toBe(cells);
  expect(read(run, 'lung.tumour.count')).toBe(0);
  advance(run, 100);
  const arrived = read(run, 'organs.lung.tumour');
  const perCell = scenario.tissues.lung.sites / 64 ** 2 / scenario.circulation.seedingGain;
  const seen = run.engine.world.tissues[0].events[EVENT.arrivals];
  expect(arrived).toBeGreaterThan(0.02 * cells);
  // Each step settles its fraction of a cell by a draw.
  expect(Math.abs(seen - arrived / perCell)).toBeLessThan(0.1 * seen + 10);
  expect(seen).toBeGreaterThan(100);
  expect(read(run, 'lung.tumour.count')).toBeGreaterThan(0.5 * seen);
});

/** A tumour among its vessels, to which CD8 T cells of the blood home. */
const TRANSFER = (schedule: string) => `
stroma: 1
extends: base/immune.yaml
title: Adoptive transfer
seed: transfer
duration: 2 d
cells: { CD8: { circulates: true } }
circulation: { organs: { tumour: { label: Tumour, share: 0.01, tissue: tumour } } }
tissues:
  tumour:
    label: Tumour
    width: 40
    height: 40
    sites: 3.75e9
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 7 }
      - { draw: disc, cell: tumour, radius: 13, fraction: 0.8 }
schedule: [${schedule}]
`;

test('T cells of an adoptive transfer come into the tumour and kill there', () => {
  const after = (schedule: string): Run => {
    const run = openRun(scenarioOf('scenarios/transfer.yaml', TRANSFER(schedule)));
    advance(run, 200);
    return run;
  };
  const alone = after('');
  const treated = after('{ at: 1 h, infuse: CD8, cells: 2e10, for: 30 min }');
  const more = read(treated, 'tumour.CD8.count') - read(alone, 'tumour.CD8.count');
  expect(more).toBeGreaterThan(100);
  expect(read(treated, 'tumour.tumour.count')).toBeLessThan(0.8 * read(alone, 'tumour.tumour.count'));
});
