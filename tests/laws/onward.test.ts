/** Cells that lymph brings to an organ are conserved, by strain and step by step: they wait, go on or are lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, openRun } from '../../src/run/run.ts';
import { WAITING } from '../../src/step/circulation/blood.ts';
import { arrivalsAt } from '../../src/step/circulation/circulating-cells.ts';
import { waitingAt } from '../../src/step/circulation/onward.ts';
import { EVENT } from '../../src/world/world.ts';
import { scenarioOf } from './worlds.ts';

const TEXT = `
stroma: 1
extends: base/spread.yaml
title: Lymph that goes on
seed: onward
duration: 10 d
cells: { tumour: { lymphEntry: 0.01 /min } }
circulation: { seedingGain: 100, strains: 3, organs: { node: { onward: 0.1 /h, onwardLoss: 0.1 /h } } }
tissues:
  tumour:
    label: Tumour
    width: 32
    height: 32
    sites: 3.75e9
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 8 }
      - { draw: block, cell: lymphatic, x: 16, y: 0, width: 1, height: 32, fraction: 0.7 }
      - { draw: disc, cell: tumour, radius: 12, clones: 3 }
  node:
    label: Node
    width: 32
    height: 32
    sites: 3e8
    vesselOxygen: 40 mmHg
    layout:
      - { draw: grid, cell: vessel, every: 8 }
      - { draw: block, cell: lymphatic, x: 0, y: 16, width: 32, height: 1, fraction: 0.5 }
`;

const base = scenarioOf('scenarios/onward.yaml', TEXT);
const rates = fc.constantFrom(0, 1e-6, 0.03, 1, 100);

test('what came is what waits, has gone on and is lost', () => {
  fc.assert(
    fc.property(rates, rates, fc.boolean(), fc.integer(), (onward, loss, hasTissue, seed) => {
      const scenario = structuredClone(base);
      const organ = scenario.circulation.organs.node;
      Object.assign(organ, { onward, onwardLoss: loss, ...(hasTissue ? { tissue: 'node' } : {}) });
      const run = openRun(scenario, String(seed));
      const { world, flows } = run.engine;
      const { model, blood } = world;
      const type = model.names.cells.indexOf('tumour');
      const node = model.circulation.organs.findIndex(({ id }) => id === 'node');
      const came = new Float64Array(model.circulation.strains);
      for (let step = 0; step < 30; step++) {
        advance(run, 1);
        for (let strain = 0; strain < came.length; strain++) {
          const from = hasTissue ? flows.efferent[node] : flows.lymph;
          came[strain] += (from[type].cells[strain] * model.minutes) / 60;
          const at = waitingAt(model, node, type, strain);
          const [now, goneOn, lost] = [WAITING.now, WAITING.goneOn, WAITING.lost].map((slot) => blood[at + slot]);
          expect(Math.min(now, goneOn, lost)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(now + goneOn + lost - came[strain])).toBeLessThanOrEqual(1e-9 * came[strain]);
          const arrived = blood[model.blood.arrivals + arrivalsAt(model, type, node) + strain];
          if (!hasTissue) expect(Math.abs(arrived - came[strain])).toBeLessThanOrEqual(1e-9 * arrived);
        }
      }
      expect(came.some((cells) => cells > 0)).toBe(true);
      if (!hasTissue) return;
      // All that arrived is on the lattice or found no room, up to the fraction of a cell that a draw decides.
      const { sites, width, height } = scenario.tissues.node;
      const perCell = sites / (width * height) / model.circulation.seedingGain;
      let [arrived, refused] = [0, 0];
      for (let strain = 0; strain < came.length; strain++) {
        arrived += blood[model.blood.arrivals + arrivalsAt(model, type, node) + strain] / perCell;
        refused += blood[waitingAt(model, node, type, strain) + WAITING.refused] / perCell;
      }
      const placed = world.tissues[model.names.tissues.indexOf('node')].events[EVENT.arrivals];
      expect(placed).toBeGreaterThan(0);
      expect(Math.abs(arrived - placed - refused)).toBeLessThan(30 * came.length);
    }),
    { numRuns: 20, seed: 7 },
  );
});
