/**
 * Oxygen around a point vessel, against the radial solution in a disc of the lattice's area; one arm per radius.
 * Largest deviation on the axis, in %; on the first diagonal in %, and in % of the supply.
 */

import type { Run } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import type { Bench } from '../bench.ts';
import { radialOxygen as exactProfile } from '../exact-solutions.ts';
import { oxygenName, tissueOf, valueAt } from '../fields.ts';

export function radialOxygen(bench: Bench, probe: ProbeOf<'radialOxygen'>): Record<string, number> {
  const parts: Record<string, number> = { axis: 0, diagonal: 0, diagonalOfSupply: 0 };
  for (const arm of probe.arms) {
    const run = bench.open(arm);
    const exact = exactOf(run, probe);
    const where = { tissue: probe.tissue, species: oxygenName(run) };
    for (let sites = 1; sites <= probe.reach; sites++) {
      const value = valueAt(run, where, probe.x + sites, probe.y);
      const deviation = 100 * Math.abs(value / exact.at(sites * SITE) - 1);
      parts[`${arm}.${sites * SITE}um`] = value;
      parts.axis = Math.max(parts.axis, deviation);
    }
    const diagonal = valueAt(run, where, probe.x + 1, probe.y + 1);
    const off = Math.abs(diagonal - exact.at(Math.SQRT2 * SITE));
    parts.diagonal = Math.max(parts.diagonal, (100 * off) / exact.at(Math.SQRT2 * SITE));
    parts.diagonalOfSupply = Math.max(parts.diagonalOfSupply, (100 * off) / exact.supply);
  }
  return parts;
}

function exactOf(run: Run, probe: ProbeOf<'radialOxygen'>) {
  const { model } = run.engine.world;
  const tissue = model.tissues[tissueOf(run, probe.tissue).index];
  const at = exactProfile({
    diffusion: model.species[model.oxygen.species].diffusion,
    maximum: model.oxygen.maximum,
    halfMaximum: model.oxygen.halfMaximum,
    supply: tissue.vesselOxygen,
    radius: model.cells[model.names.cells.indexOf(probe.cell)].perfuses!.radius,
    edge: SITE * Math.sqrt((tissue.width * tissue.height) / Math.PI),
  });
  return { at, supply: tissue.vesselOxygen };
}
