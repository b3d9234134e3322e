/** Rules that raise and lower an output give the published formula of PhysiCell's grammar. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPower } from '../../src/base/exact.ts';
import { explain } from '../../src/observe/explain.ts';
import { openRun } from '../../src/run/run.ts';
import { importPhysicellRules, unreadLine } from '../../src/scenario/first-tissue/physicell.ts';
import { load } from '../../src/step/cells/block.ts';
import { blockOf, blocksOf, groupCells } from '../../src/step/cells/blocks.ts';
import { evaluate } from '../../src/step/cells/evaluate.ts';
import { scenarioOf } from '../laws/worlds.ts';

/** Two rules on one behaviour, one duplicate, one wrong direction, Hill powers 1.22 and 10. */
const RULES = `tumour,oxygen,increases,cycle entry,0.003333,21.5,4,0
tumour,CXCL12,increases,cycle entry,0.0021,1.3,1.22,0
tumour,oxygen,increases,cycle entry,0.003333,21.5,4,0
tumour,VEGFA,decreases,cycle entry,0.00007,0.4,10,0
tumour,TGFb,decreases,cycle entry,0.0001,0.9,2,0
tumour,VEGFA,increases,cycle entry,0.0002,1,1,0
tumour,TGFb,increases,apoptosis,0.01,1,1.22,0
tumour,CXCL12,decreases,migration speed,0.002,2,10,0
`;

const WORLD = (rules: string) => `stroma: 1
extends: ../../scenarios/base/cxcl12.yaml
title: Rules of another model
seed: grammar
duration: 6 min
tissues:
  dish: { label: Dish, width: 32, height: 32, vesselOxygen: 38 mmHg, layout: [{ draw: block, cell: tumour, x: 0, y: 0, width: 32, height: 32 }] }
  marrow: { label: Marrow, width: 16, height: 16, vesselOxygen: 38 mmHg, layout: [] }
rules:
${rules}`;

const NONE = '  {}';
const plain = scenarioOf('tests/step/plain.yaml', WORLD(NONE));
/** Everything that other rules do is switched off. */
const off = Object.keys(plain.rules).map((id) => `  ${id}: { off: true }`);
const imported = importPhysicellRules(RULES, { file: 'grammar.csv', scenario: plain });
const rows = imported.rules.map(({ id, ...rule }) => `  ${id}: ${JSON.stringify(rule)}`);
const scenario = scenarioOf('tests/step/grammar.yaml', WORLD([...off, ...rows].join('\n')));

interface Response {
  value: number;
  signals: [species: string, half: number, power: number][];
}

/** The formula as published, with the largest ceiling and the smallest floor. */
function published(base: number, up: Response | null, down: Response | null, level: (species: string) => number) {
  const hill = ({ signals }: Response): number => {
    const sum = signals.reduce((total, [species, half, power]) => total + (level(species) / half) ** power, 0);
    return sum / (1 + sum);
  };
  const raised = up === null ? base : base + (up.value - base) * hill(up);
  return down === null ? raised : raised + (down.value - raised) * hill(down);
}

const EXPECTED: Record<string, [Response | null, Response | null]> = {
  division: [
    {
      value: 0.003333,
      signals: [
        ['oxygen', 21.5, 4],
        ['CXCL12', 1.3, 1.22],
      ],
    },
    {
      value: 0.00007,
      signals: [
        ['VEGFA', 0.4, 10],
        ['TGFb', 0.9, 2],
      ],
    },
  ],
  apoptosis: [{ value: 0.01, signals: [['TGFb', 1, 1.22]] }, null],
  speed: [null, { value: 0.002, signals: [['CXCL12', 2, 10]] }],
};

test('the duplicate and the wrong direction are told', () => {
  expect(imported.unmapped.map(unreadLine)).toEqual([
    'line 3: tumour, oxygen → cycle entry: the same as line 1, counted once',
    expect.stringContaining('line 6: tumour, VEGFA → cycle entry: increases division of tumour to 0.0002, but'),
  ]);
});

test('1,024 cells with random inputs respond as the formula says, and as is explained of them', () => {
  const run = openRun(scenario, 'one', []);
  const { engine } = run;
  const { world } = engine;
  const tissue = world.tissues[0];
  const [low, high] = [-3, 2];
  const random = fc.sample(fc.double({ min: low, max: high, noNaN: true }), { numRuns: 4 * tissue.sites, seed: 7 });
  world.model.species.forEach((_, s) => {
    for (let site = 0; site < tissue.sites; site++)
      tissue.fields[s][site] = 10 ** (random[(s * tissue.sites + site) % random.length] ?? 0) * (s === 0 ? 1 : 0.1);
  });
  groupCells(engine);
  let checked = 0;
  for (let piece = 0; piece < blocksOf(engine); piece++) {
    const { tissue: at, work, type, from, count } = blockOf(engine, piece);
    const cell = world.model.cells[type];
    if (cell?.id !== 'tumour') continue;
    load(engine.block, at, work.rows, from, count);
    evaluate(engine, at, cell, count);
    cell.plan.outputs.forEach(({ name, base }, o) => {
      if (!(name in EXPECTED)) return;
      for (let i = 0; i < count; i++) {
        const site = at.pool.site[engine.block.rows[i]];
        const level = (species: string): number => at.fields[world.model.names.species.indexOf(species)][site];
        const value = published(base, ...EXPECTED[name], level);
        const got = engine.types[type].outputs[o].values[i];
        expect(Math.abs(got - value)).toBeLessThanOrEqual(1e-6 * value);
        if (i === 0) {
          const { stride } = at.lattice;
          const said = explain(engine, scenario, 'dish', site % stride, Math.floor(site / stride))!.outputs;
          const shown = said.find(({ output }) => output === name)!;
          expect(Math.abs(shown.value - value)).toBeLessThanOrEqual(1e-9 * value);
          const sum = shown.terms.reduce((total, { factor }) => total + factor, shown.base);
          expect(Math.abs(sum - value)).toBeLessThanOrEqual(1e-9 * value);
        }
        checked++;
      }
    });
  }
  expect(checked).toBe(3 * 1024);
});

test('any power is within 1e-9 of the true one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      (x, n) => Math.abs(anyPower(x, n) - x ** n) <= 1e-9 * x ** n + Number.MIN_VALUE,
    ),
    { numRuns: 5000 },
  );
  expect(anyPower(0, 1.22)).toBe(0);
  expect(anyPower(-1, 1.22)).toBe(0);
});

test('a rule neither mixes operators that move with others, nor turns a type into itself', () => {
  const wrong = (rule: string) => () => scenarioOf('tests/step/wrong.yaml', WORLD(`  X: ${rule}`));
  expect(
    wrong(
      '{ says: x, cells: tumour, output: { division: 1 }, terms: [{ input: oxygen, half: 1, operator: raise }, { input: CXCL12, half: 1 }] }',
    ),
  ).toThrow('rules.X.terms.1.operator: found "multiply" beside "raise", expected raise in all terms of this rule');
  expect(wrong('{ says: x, cells: NF, input: oxygen, half: 1, output: { become.NF: 2 } }')).toThrow(
    'rules.X.output.become.NF: found "become.NF" for cells of that type, expected another cell type',
  );
});

test('a cell type does not turn into itself, and one that is like another drops the other’s rate of turning into it', () => {
  const world = (cells: string) => scenarioOf('tests/step/self.yaml', `${WORLD(NONE)}\ncells: ${cells}\n`);
  expect(() => world('{ NF: { become: { NF: 0.1 /min } } }')).toThrow(
    'cells.NF.become.NF: found "NF", expected another cell type: a cell cannot become what it is',
  );
  expect(world('{ NF: { become: { late: 0.1 /min } }, late: { like: NF, label: late } }').cells.late.become).toEqual({
    CAF: plain.cells.NF.become.CAF,
  });
});
