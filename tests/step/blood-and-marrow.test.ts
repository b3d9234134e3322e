/** What leaves marrow for blood: cells that can leave, pools that are called, and the lines that seated cells feed. */
import { describe, expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { advance, digestOf, openRun, type Run } from '../../src/run/run.ts';
import { restoreRun, takeSnapshot } from '../../src/run/snapshot.ts';
import { compile } from '../../src/scenario/compile.ts';
import type { Model, Niche } from '../../src/scenario/model.ts';
import { exchange } from '../../src/step/circulation/exchange.ts';
import { circulateLines } from '../../src/step/circulation/lines.ts';
import { scenarioOf } from '../laws/worlds.ts';

const TEXT = `
stroma: 1
extends: base/cxcl12.yaml
title: Marrow
seed: marrow
settle: 6 h
duration: 10 d
tissues:
  marrow:
    label: Marrow
    width: 32
    height: 32
    wrap: true
    vesselOxygen: 20 mmHg
    backgroundUptake: 0.6
    uniformUptake: true
    homing: true
    layout:
      - { draw: grid, cell: sinusoid, every: 6, offset: 3 }
      - { draw: scatter, cell: CAR, fraction: 0.05 }
      - { draw: seated, cell: HPC, fraction: 0.09, seated: 0.8 }
`;
const DOSE = `
schedule:
  - { at: 0 h, dose: plerixafor, amount: 240 ug/kg }
`;

const marrow = (more = '', ...changes: string[]) => scenarioOf('scenarios/marrow.yaml', TEXT + more, changes);

function read(run: Run, ...ids: string[]): number[] {
  const measures = measuresOf(run.engine.world.model, run.scenario);
  return [
    ...readMeasures(
      run.engine,
      ids.map((id) => measures.find((measure) => measure.id === id)!),
    ),
  ];
}

describe('an exchange of cells between marrow and blood', () => {
  const { niche } = compile(marrow());
  /** B and R after some hours at these rates, in steps of as many minutes. */
  function exchanged(hours: number, release: number, homing: number, over: Partial<Niche>, minutes = 6): number[] {
    const blood = Float64Array.of(1, 1);
    for (let n = 0; n < (hours * 60) / minutes; n++)
      exchange(blood, { inBlood: 0, left: 1 }, { release, homing }, { ...niche!, ...over }, minutes / 60);
    return [...blood];
  }

  test('stays as it is at rest, and loses no cell', () => {
    expect(exchanged(24, 1, 1, {})).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    for (const releasable of [2, 18]) {
      const [inBlood, left] = exchanged(12, 15, 0.1, { releasable, refill: 0 });
      expect(Math.abs(inBlood + releasable * left - 1 - releasable) / releasable).toBeLessThan(0.01);
    }
  });

  test('without a limit nears the ratio of release and homing', () => {
    expect(exchanged(400, 12, 0.5, { releasable: 0 })).toEqual([expect.closeTo(24, 6), 1]);
  });

  test('with a limit has no more than can leave, however strong the release', () => {
    const [once, twice] = [20, 40].map((release) => exchanged(9, release, 0.1, { releasable: 18, refill: 0.01 })[0]);
    expect(once).toBeGreaterThan(10);
    expect(twice / once).toBeLessThan(1.15);
    expect(exchanged(9, 40, 0.1, { releasable: 0 })[0] / exchanged(9, 20, 0.1, { releasable: 0 })[0]).toBeGreaterThan(
      1.8,
    );
  });

  test('is filled up again by the rest of the marrow', () => {
    expect(exchanged(2000, 5, 1, { releasable: 10, refill: 0.02 })).toEqual([
      expect.closeTo(5, 2),
      expect.closeTo(1, 2),
    ]);
  });

  test('does not hang on the step', () => {
    const [fine, coarse] = [1, 12].map(
      (minutes) => exchanged(9, 15, 0.1, { releasable: 18, refill: 0.01 }, minutes)[0],
    );
    expect(coarse / fine).toBeCloseTo(1, 2);
  });
});

describe('a blood line', () => {
  /** Its level in blood, day by day, while the seated cells are those that `seated` gives for a day. */
  function course(line: string, seated: (day: number) => number, days: number, minutes = 6, homing = 1): number[] {
    const text = `
step: ${minutes} min
niche:
  outputs:
    one: { label: One, ${line} }
`;
    const model: Model = compile(marrow(text));
    const niche = model.niche!;
    const at = model.blood.outputs + niche.outputs.findIndex(({ id }) => id === 'one');
    const blood = new Float64Array(model.blood.total).fill(1);
    const perDay = 1440 / minutes;
    return Array.from({ length: days }, (_, day) => {
      for (let n = 0; n < perDay; n++)
        circulateLines(model, niche, blood, { seated: seated(day + n / perDay), homing });
      return blood[at];
    });
  }
  const stop = () => 0;

  test('without a transit falls at once, with its time in blood', () => {
    const levels = course('delay: 2 d', stop, 4);
    levels.forEach((level, day) => expect(level).toBeCloseTo(Math.exp(-(day + 1) / 2), 6));
  });

  test('rises where cells cannot home back to marrow, to its inflow over what loss is left', () => {
    const level = (homing: number) => course('delay: 1 d, cleared: 0.3', () => 1, 20, 6, homing).at(-1);
    expect(level(1)).toBe(1);
    expect(level(0)).toBeCloseTo(1 / 0.7, 6);
    expect(level(0.5)).toBeCloseTo(1 / 0.85, 6);
  });

  test('with a transit falls after it, the more sharply the more stages it has', () => {
    for (const minutes of [3, 6, 30]) {
      const few = course('delay: 0.1 d, transit: 6 d, stages: 5', stop, 12, minutes);
      const many = course('delay: 0.1 d, transit: 6 d, stages: 60', stop, 12, minutes);
      // Missing output is the transit and the time in blood: the area under the fall.
      for (const levels of [few, many]) {
        const area = 0.5 + levels.reduce((sum, level) => sum + level, 0);
        expect(Math.abs(area - 6.1)).toBeLessThan(0.12);
      }
      expect(many[3]).toBeGreaterThan(0.98);
      expect(few[3]).toBeLessThan(0.95);
      expect(many[8]).toBeLessThan(0.01);
    }
  });

  test('that is demanded is made up for where cells are left, without swings, and not where none is', () => {
    const line = 'delay: 1 d, transit: 6 d, demand: 10';
    const half = course(line, () => 0.5, 200);
    const settled = 0.5 * (1 + 9 * (1 - half[199]));
    expect(half[199]).toBeCloseTo(settled, 6);
    expect(half[199]).toBeGreaterThan(0.9);
    expect(Math.min(...half)).toBeGreaterThan(0.85);
    expect(Math.max(...half)).toBeLessThan(1.001);
    expect(course('delay: 1 d, transit: 6 d', () => 0.5, 200)[199]).toBeCloseTo(0.5, 6);
    expect(course(line, stop, 12)[11]).toBeLessThan(0.05);
  });

  test('is in the state: a saved run goes on with the same bits', () => {
    const run = openRun(marrow('', 'niche.outputs.neutrophil.transit=1 d'), 'saved');
    advance(run, 60);
    for (const row of [...run.engine.world.blood.keys()].slice(run.engine.world.model.blood.stages, -1))
      run.engine.world.blood[row] *= 0.5;
    const again = restoreRun(takeSnapshot(run));
    advance(run, 100);
    advance(again, 100);
    expect(digestOf(again)).toBe(digestOf(run));
    expect(read(again, 'blood.neutrophil')[0]).not.toBe(1);
  });
});

describe('endothelial progenitors', () => {
  const measured = (scenario: ReturnType<typeof marrow>, hours: number, prepare = (_: Run): void => {}): number[] => {
    const run = openRun(scenario, 'marrow');
    advance(run, run.engine.world.model.settle);
    prepare(run);
    advance(run, hours * 10);
    return read(run, 'blood.EPC', 'blood.HPC.fold');
  };

  test('are at rest without a drug, and follow their mobilisation', () => {
    const [epc] = measured(marrow(), 24);
    expect(epc).toBeGreaterThan(0.9);
    expect(epc).toBeLessThan(1.1);
    const [wound] = measured(marrow('', 'circulation.pools.EPC.mobilisation=3'), 200);
    expect(wound / epc).toBeGreaterThan(2.5);
  });

  test('come into blood with plerixafor as the progenitors of blood do', () => {
    const [epc, hpc] = measured(marrow(DOSE), 5);
    expect(epc).toBeGreaterThan(6);
    expect(epc / hpc).toBeGreaterThan(0.7);
    expect(epc / hpc).toBeLessThan(1.4);
  });

  test('stay at their level where they do not come from the niche, or there is none', () => {
    expect(measured(marrow(DOSE, 'circulation.pools.EPC.fromNiche=false'), 5)[0]).toBe(1);
    const text = TEXT.replaceAll('marrow', 'strip').replaceAll('HPC', 'NF').replace('seated: 0.8', 'seated: 0');
    const run = openRun(scenarioOf('scenarios/strip.yaml', text + DOSE), 'strip');
    advance(run, 110);
    expect(run.engine.world.model.niche).toBeNull();
    expect(read(run, 'blood.EPC')).toEqual([1]);
  });

  test('are called by CXCL12 in blood', () => {
    const more = (run: Run): void => {
      const { model, blood } = run.engine.world;
      blood[model.blood.species + model.names.species.indexOf('CXCL12')] += 20;
    };
    expect(measured(marrow(), 1, more)[0]).toBeGreaterThan(1.2 * measured(marrow(), 1)[0]);
  });
});
