/** Cells that eat dead neighbours. */
import { expect, test } from 'vitest';
import { advance, openRun, type Run, stepOnce } from '../../src/run/run.ts';
import { NO_DIRECTION, neighbour } from '../../src/world/lattice.ts';
import { EVENT, PHASE } from '../../src/world/world.ts';
import { readText, small } from '../scenario/files.ts';

/** /min and min. */
const RATE = 0.02;
const STEP = 6;

/** Tumour cells of which many die soon and lie where they died, and eaters that stand among them. */
function runOf(rate: number, seed: string): Run {
  const layout = `- { draw: scatter, cell: tumour, fraction: 0.5 }
      - { draw: scatter, cell: eater, fraction: 0.1 }`;
  const eater = `cells:
  tumour: { apoptosis: 0.05 /min, division: 0 }
  eater:
    label: Eater
    layer: mobile
    look: { shape: disc, dark: "#ffffff", light: "#000000" }
    phagocytosis: ${rate} /min
debris: { apoptotic: 1e7 min, necrotic: 1e7 min }
`;
  const text = small(eater).replace('- { draw: disc, cell: tumour, radius: 10 }', layout);
  const { scenario, problems } = readText(text, ['settle=0']);
  expect(problems).toEqual([]);
  return openRun(scenario!, seed);
}

const tissueOf = (run: Run) => run.engine.world.tissues[0];

/** Rows of cells of a type, alive or dead. */
function rowsOf(run: Run, id: string, dead: boolean): number[] {
  const { pool } = tissueOf(run);
  const code = run.engine.world.model.names.cells.indexOf(id) + 1;
  return Array.from({ length: pool.counts[0] }, (_, row) => row).filter(
    (row) => pool.type[row] === code && (pool.phase[row] !== PHASE.alive) === dead,
  );
}

/** Rows of the dead tumour cells that an eater touches, that on its own site with them. */
function deadRowsAround(run: Run, row: number): number[] {
  const { pool, lattice, structural, structuralType } = tissueOf(run);
  const site = pool.site[row];
  const around = Array.from({ length: NO_DIRECTION }, (_, d) => neighbour(lattice, site, d));
  return [site, ...around].filter((at) => at >= 0 && structuralType[at] > 127).map((at) => structural[at] - 1);
}

test('what is eaten is what dead neighbours and the rate allow', () => {
  let expected = 0;
  let variance = 0;
  let eaten = 0;
  for (let seed = 0; seed < 12; seed++) {
    const run = runOf(RATE, `eaten ${seed}`);
    advance(run, 3);
    for (const row of rowsOf(run, 'eater', false)) {
      const chance = 1 - Math.exp(-RATE * deadRowsAround(run, row).length * STEP);
      expected += chance;
      variance += chance * (1 - chance);
    }
    const before = tissueOf(run).events[EVENT.clearances];
    stepOnce(run);
    eaten += tissueOf(run).events[EVENT.clearances] - before;
  }
  expect(expected).toBeGreaterThan(200);
  // Two eaters may choose the same cell, and the second then goes without: a few of a hundred.
  expect(eaten).toBeLessThan(expected + 4 * Math.sqrt(variance));
  expect(eaten).toBeGreaterThan(0.9 * expected - 4 * Math.sqrt(variance));
});

test('no cell is lost or made: those that were there live, lie dead, or have been eaten', () => {
  const run = runOf(0.1, 'kept');
  const { pool, events } = tissueOf(run);
  const began = pool.counts[2];
  for (let step = 0; step < 40; step++) {
    expect(pool.counts[2] + events[EVENT.clearances]).toBe(began);
    stepOnce(run);
  }
  expect(events[EVENT.clearances]).toBeGreaterThan(began / 4);
});

test('the one that died first goes first, and none is eaten without a rate', () => {
  const run = runOf(0.1, 'order');
  const { pool } = tissueOf(run);
  for (let step = 0; step < 20; step++) {
    // Who is alone with its dead neighbours: nobody else may eat them.
    const eaters = rowsOf(run, 'eater', false).filter((row) => {
      const near = rowsOf(run, 'eater', false).filter((other) => other !== row);
      const x = (of: number) => pool.site[of] % tissueOf(run).lattice.stride;
      const y = (of: number) => Math.floor(pool.site[of] / tissueOf(run).lattice.stride);
      return near.every((other) => Math.max(Math.abs(x(other) - x(row)), Math.abs(y(other) - y(row))) > 2);
    });
    const before = eaters.map((row) => deadRowsAround(run, row).map((one) => ({ one, since: pool.since[one] })));
    stepOnce(run);
    eaters.forEach((_, e) => {
      const gone = before[e].filter(({ one }) => pool.type[one] === 0 || pool.phase[one] === PHASE.alive);
      const oldest = Math.min(...before[e].map(({ since }) => since));
      for (const { since } of gone) expect(since).toBe(oldest);
    });
  }
  const idle = runOf(0, 'order');
  advance(idle, 20);
  expect(tissueOf(idle).events[EVENT.clearances]).toBe(0);
});
