/**
 * How a field forms from nothing, the second arm against the first: time to a share of the end value at a site
 * (ratio), total, free and bound, at the end (ratio), and the largest difference of the free profile at the end, in %
 * of its size.
 */

import { crossing } from '../../analysis/statistics.ts';
import { advance, type Run } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { retardationAt } from '../../step/cells/signal.ts';
import { GROUND } from '../../world/lattice.ts';
import type { Bench } from '../bench.ts';
import { columnMeans, fieldOf, speciesOf, tissueOf, valueAt } from '../fields.ts';

export function formation(bench: Bench, probe: ProbeOf<'formation'>): Record<string, number> {
  const [first, second] = probe.arms.map((arm) => formIn(bench.open(arm), probe));
  const differences = first.profile.map((value, i) => (100 * Math.abs(second.profile[i] - value)) / value);
  return {
    timeRatio: second.time / first.time,
    totalRatio: second.total / first.total,
    freeDifference: Math.max(...differences.slice(0, probe.x + 1)),
    hoursFirst: first.time / 60,
    hoursSecond: second.time / 60,
  };
}

function formIn(run: Run, probe: ProbeOf<'formation'>) {
  const { model } = run.engine.world;
  const values: number[] = [valueAt(run, probe, probe.x, probe.y)];
  for (let step = 0; step < model.duration; step++) {
    advance(run, 1);
    values.push(valueAt(run, probe, probe.x, probe.y));
  }
  const minutes = values.map((_, step) => step * model.minutes);
  const time = crossing(minutes, values, probe.share * values[values.length - 1]);
  return { time, total: totalOf(run, probe), profile: columnMeans(run, probe) };
}

/** Free and bound ligand over the sites of matrix, which are not held; nM · sites. */
function totalOf(run: Run, probe: ProbeOf<'formation'>): number {
  const { model } = run.engine.world;
  const tissue = tissueOf(run, probe.tissue);
  const species = speciesOf(run, probe.species);
  const { width, height, stride } = tissue.lattice;
  const field = fieldOf(run, probe);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const site = y * stride + x;
      if (tissue.ground[site] === GROUND.matrix)
        sum += field[site] * retardationAt(model, species, tissue.matrix[site]);
    }
  }
  return sum;
}
