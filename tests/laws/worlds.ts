/** Small worlds for tests: the shared biology on a few sites, with rates raised so that everything happens soon. */
import { readFileSync } from 'node:fs';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** A scenario from text, changed by `path=value`; fails with every problem. */
export function scenarioOf(name: string, text: string, changes: readonly string[] = []): Prepared {
  const result = readScenario(name, text, read, changes);
  if (!result.scenario) throw new Error(result.problems.join('\n'));
  return result.scenario;
}

export const shipped = (id: string, changes: readonly string[] = []): Prepared =>
  scenarioOf(`scenarios/${id}.yaml`, read(`scenarios/${id}.yaml`) ?? '', changes);

/** What a random world is made of. */
export interface Recipe {
  width: number;
  height: number;
  wrap: boolean;
  tumour: number;
  fibroblasts: number;
  every: number;
  oxygen: number;
  hpc: number;
  haste: number;
}

const SMALL = `
stroma: 1
extends: base/cxcl12.yaml
title: Small world
seed: small
duration: 1 d
tissues:
  tumour: { label: Tumour, width: 32, height: 32, sites: 3.75e9, vesselOxygen: 40 mmHg, layout: [] }
  marrow:
    label: Marrow
    width: 32
    height: 32
    vesselOxygen: 20 mmHg
    backgroundUptake: 0.6
    uniformUptake: true
    homing: true
    layout: []
`;
let small: Prepared | undefined;

/** Tumour and marrow in one file; `haste` multiplies the rates of everything that happens to cells. */
export function smallWorld(recipe: Recipe): Prepared {
  small ??= scenarioOf('scenarios/small.yaml', SMALL);
  const world = structuredClone(small);
  const { cells, circulation } = world;
  const { haste } = recipe;
  circulation.influx.tumour = 1e7 * haste;
  circulation.seedingGain = 1e4;
  Object.assign(cells.tumour, {
    division: 5e-4 * haste,
    apoptosis: 5e-5 * haste,
    intravasation: 3e-4 * haste,
    erosion: 2 * haste,
    speed: Math.min(2, 0.05 * haste),
  });
  cells.NF.become.CAF = 2e-4 * haste;
  Object.assign(cells.vessel, { sprouting: 3e-4 * haste, regression: 1e-4 * haste });
  cells.vessel.enter.EPC = 1e-5 * haste;
  Object.assign(world.tissues.tumour, {
    width: recipe.width,
    height: recipe.height,
    vesselOxygen: recipe.oxygen,
    layout: [
      { draw: 'disc', cell: 'tumour', radius: Math.min(recipe.width, recipe.height) / 3, fraction: recipe.tumour },
      { draw: 'grid', cell: 'vessel', every: recipe.every, jitter: 1, offset: 2, where: 'all', keep: 1 },
      { draw: 'scatter', cell: 'CAF', fraction: recipe.fibroblasts, where: 'all' },
      { draw: 'scatter', cell: 'NF', fraction: recipe.fibroblasts, where: 'all' },
    ],
  });
  Object.assign(world.tissues.marrow, {
    wrap: recipe.wrap,
    layout: [
      { draw: 'block', cell: 'bone', x: 0, y: 0, width: 2, height: 1000, fraction: 1 },
      { draw: 'grid', cell: 'sinusoid', every: 6, jitter: 1, offset: 3, where: 'all', keep: 1 },
      { draw: 'scatter', cell: 'CAR', fraction: 0.08, where: 'all' },
      { draw: 'seated', cell: 'HPC', fraction: recipe.hpc, seated: 0.8 },
    ],
  });
  return world;
}

/** A small torus full of cells of every kind, in which much happens. */
export const crowdedWorld = () =>
  smallWorld({
    width: 40,
    height: 37,
    wrap: true,
    tumour: 0.9,
    fibroblasts: 0.2,
    every: 6,
    oxygen: 30,
    hpc: 0.1,
    haste: 30,
  });

/** A small world in which every kind of event and of command happens. */
export const busyWorld = () => scenarioOf('tests/hosts/busy.yaml', read('tests/hosts/busy.yaml') ?? '');

/** The same with all that a scenario has to ask for. */
export const askedForWorld = () => scenarioOf('tests/hosts/asked-for.yaml', read('tests/hosts/asked-for.yaml') ?? '');
