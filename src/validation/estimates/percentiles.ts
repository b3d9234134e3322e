/** Largest value and a percentile of a field once the tissue has settled, excluding the sites of one cell type. */

import { advance } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';
import { fieldOf, tissueOf } from '../fields.ts';

export function percentiles(bench: Bench, probe: ProbeOf<'percentiles'>): Record<string, number> {
  const run = bench.open();
  const { model } = run.engine.world;
  advance(run, model.settle);
  const { lattice, structuralType } = tissueOf(run, probe.tissue);
  const field = fieldOf(run, probe);
  const without = model.names.cells.indexOf(probe.without) + 1;
  const values: number[] = [];
  for (let y = 0; y < lattice.height; y++) {
    for (let site = y * lattice.stride; site < y * lattice.stride + lattice.width; site++) {
      if (structuralType[site] !== without) values.push(field[site]);
    }
  }
  values.sort((a, b) => a - b);
  return { largest: values[values.length - 1], percentile: values[Math.floor(probe.share * values.length)] };
}
