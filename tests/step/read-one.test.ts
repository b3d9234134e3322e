/** A rule reads the same of one cell as of a block of cells, and says the same of it. */
import { expect, test } from 'vitest';
import { append, openRun, stepOnce } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { load } from '../../src/step/cells/block.ts';
import { blockOf, blocksOf, groupCells } from '../../src/step/cells/blocks.ts';
import { condition, evaluate, joinInputs, outputOf } from '../../src/step/cells/evaluate.ts';
import { sense } from '../../src/step/cells/sense.ts';
import { readOne } from '../../src/step/readings/read-one-or-many.ts';
import { askedForWorld, busyWorld, crowdedWorld, scenarioOf } from '../laws/worlds.ts';

/** Rounding of float32 over a few operations, and what differences of nearly equal numbers make of it. */
const RELATIVE = 2e-4;
const ABSOLUTE = 1e-7;

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ABSOLUTE + RELATIVE * Math.max(Math.abs(a), Math.abs(b));

/** One of every form that an input may have. */
const INPUTS = [
  '0.5 * oxygen',
  'CXCL12 / VEGFA',
  'gradient.CXCL12',
  'level.CXCR4',
  'signal.CXCR4',
  'occupancy.CXCR4',
  'node.AKT',
  'idle.ERK',
  'state.emt',
  'trait.inbornCXCR4',
  'contacts.tumour',
  'near.tumour.60',
  'dead.40',
  'void.40',
  'around.tumour.CXCR4',
  'neighbour.tumour.CXCR4',
  'visitor.HPC.CXCR4',
  'pool.EPC',
  'dial.inflamed',
  'drug.plerixafor',
  'blood.CXCL8',
  'matrix',
  'seated',
  'immature',
  'perfused',
  'tip',
];

/** The busy world in which every cell has a rule for each form of input. */
function readingWorld(): Prepared {
  const rules = INPUTS.map(
    (input, i) =>
      `  T${i}: { says: reads, cells: any, input: ${input}, operator: add, half: 0.3, output: { apoptosis: ${(i + 1) * 1e-6} } }`,
  );
  const text = `stroma: 1
extends: [busy.yaml, ../../scenarios/base/heterogeneity.yaml, ../../scenarios/base/inflammation.yaml]
rules:
${rules.join('\n')}
`;
  return scenarioOf('tests/hosts/reading.yaml', text);
}

test.each<[string, () => Prepared, number]>([
  ['crowded', crowdedWorld, 6],
  ['busy', busyWorld, 30],
  ['reading', readingWorld, 12],
  ['demanding', askedForWorld, 30],
])('every reading and every output of every cell of the %s world', (name, world, steps) => {
  const scenario = world();
  const run = openRun(scenario, 'one', []);
  for (const drug of Object.keys(scenario.drugs)) append(run, { step: 1, do: 'dose', drug, amount: 5 });
  for (let n = 0; n < steps; n++) stepOnce(run);
  const { engine } = run;
  const { model } = engine.world;
  groupCells(engine);
  sense(engine);
  const kinds = new Set<string>();
  const differ: string[] = [];
  for (let piece = 0; piece < blocksOf(engine); piece++) {
    const { tissue, work, type, from, count } = blockOf(engine, piece);
    const cell = model.cells[type];
    if (!cell) continue;
    load(engine.block, tissue, work.rows, from, count);
    evaluate(engine, tissue, cell, count);
    const { plan } = cell;
    for (let i = 0; i < count; i++) {
      const row = engine.block.rows[i];
      const readings = plan.readings.map((reading) => readOne(engine, tissue, row, reading));
      plan.readings.forEach((reading, r) => {
        kinds.add(reading.read);
        const inBlock = engine.block.readings[r].values[i];
        if (!near(readings[r], inBlock))
          differ.push(`${cell.id} ${JSON.stringify(reading)}: ${readings[r]} ${inBlock}`);
      });
      const inputs = plan.terms.map((term) => joinInputs(term, (r) => readings[r]));
      plan.outputs.forEach((output, o) => {
        const value = outputOf(plan, output, (t) => condition(plan.terms[t], inputs[t]));
        const inBlock = engine.types[type].outputs[o].values[i];
        if (!near(value, inBlock)) differ.push(`${cell.id} ${output.name}: ${value} ${inBlock}`);
      });
    }
  }
  expect(differ.slice(0, 10)).toEqual([]);
  expect(kinds.size).toBeGreaterThanOrEqual(name === 'reading' ? INPUTS.length : 5);
});
