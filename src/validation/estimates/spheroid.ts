/**
 * A disc of cells that grows in medium. Radius R = √(sites covered/π), covered by living and dead cells and the void
 * they leave; rim = R minus the radius of the dead and void part.
 */

import { fitLine } from '../../analysis/statistics.ts';
import { LN2, log } from '../../base/exact.ts';
import { advance, type Run, stepOnce } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { GROUND } from '../../world/lattice.ts';
import { PHASE, stepOf } from '../../world/world.ts';
import type { Bench } from '../bench.ts';
import { tissueOf } from '../fields.ts';

/** Minutes between two readings; every step is checked for the first necrotic cell. */
const APART = 360;

interface Reading {
  hours: number;
  living: number;
  radius: number;
  rim: number;
}

export function spheroid(bench: Bench, probe: ProbeOf<'spheroid'>): Record<string, number> {
  const run = bench.open();
  const { model } = run.engine.world;
  advance(run, model.settle);
  const readings: Reading[] = [];
  let diameter = Number.NaN;
  for (let step = 0; step <= bench.scenario.duration / model.minutes; step++) {
    if (step > 0) stepOnce(run);
    if (Number.isNaN(diameter) && hasNecrosis(run, probe.tissue)) diameter = 2 * read(run, probe).radius;
    if ((step * model.minutes) % APART === 0) readings.push(read(run, probe));
  }
  const early = readings.filter(({ hours }) => hours <= probe.early / 60);
  const late = readings.filter(({ hours }) => hours >= probe.late / 60);
  const growth = fitLine(
    early.map(({ hours }) => hours),
    early.map(({ living }) => log(living)),
  ).slope;
  return {
    diameter,
    linearity: linearity(late),
    rimVariation: variation(late.map(({ rim }) => rim)),
    doubling: LN2 / growth,
    radius: late[late.length - 1].radius,
    rim: late[late.length - 1].rim,
  };
}

function hasNecrosis(run: Run, tissue: string): boolean {
  const { pool } = tissueOf(run, tissue);
  return pool.phase.subarray(0, pool.counts[0]).includes(PHASE.necrotic);
}

function read(run: Run, { tissue: name, cell }: ProbeOf<'spheroid'>): Reading {
  const { model } = run.engine.world;
  const tissue = tissueOf(run, name);
  const { pool, ground, structural } = tissue;
  const type = model.names.cells.indexOf(cell) + 1;
  let living = 0;
  let gone = 0;
  for (let site = 0; site < tissue.sites; site++) {
    const row = structural[site] - 1;
    if (row < 0) gone += ground[site] === GROUND.void ? 1 : 0;
    else if (pool.phase[row] !== PHASE.alive) gone++;
    else if (pool.type[row] === type) living++;
  }
  const radiusOf = (sites: number): number => SITE * Math.sqrt(sites / Math.PI);
  const radius = radiusOf(living + gone);
  return { hours: (stepOf(run.engine.world) * model.minutes) / 60, living, radius, rim: radius - radiusOf(gone) };
}

const square = (x: number): number => x * x;

/** r² of radius over time. */
function linearity(readings: readonly Reading[]): number {
  const x = readings.map(({ hours }) => hours);
  const y = readings.map(({ radius }) => radius);
  const { slope, intercept } = fitLine(x, y);
  const middle = y.reduce((sum, one) => sum + one, 0) / y.length;
  const total = y.reduce((sum, one) => sum + square(one - middle), 0);
  const left = y.reduce((sum, one, i) => sum + square(one - intercept - slope * x[i]), 0);
  return 1 - left / total;
}

/** Standard deviation over mean, in %. */
function variation(values: readonly number[]): number {
  const middle = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + square(one - middle), 0) / values.length;
  return (100 * Math.sqrt(variance)) / middle;
}
