/**
 * What rules read, for one cell and from the state as it stands: the same numbers as `readInto` gives for a block of
 * cells, but for the rounding of float32. For those who look: it needs no engine and writes nothing.
 */
import type { CellType } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import { NO_DIRECTION } from '../../world/lattice.ts';
import { firstTrait } from '../../world/traits.ts';
import { FLAG, type SeenTissue } from '../../world/world.ts';
import type { Window } from '../window.ts';
import { countNear, deadAt, largestNear, sitesWithin, sumAround, voidAt } from './near.ts';
import { gradientAt, isImmature } from './readings.ts';
import { occupancyOf, sensed } from './signal.ts';

/** The value of a reading for the cell of a row. */
export function readOne(view: Window, tissue: SeenTissue, row: number, reading: Reading): number {
  const { world, derived } = view;
  const { model } = world;
  const { pool } = tissue;
  const site = pool.site[row]!;
  const type = model.cells[pool.type[row]! - 1]!;
  switch (reading.read) {
    case 'constant':
      return reading.value;
    case 'pool':
      return world.blood[model.blood.pools + reading.pool]!;
    case 'dial':
      return model.dials[reading.dial]!;
    case 'drug':
      return derived.drugs[reading.drug]!;
    case 'species':
      return sensed(view, tissue, reading.species, site);
    case 'gradient':
      return gradientAt(view, tissue, reading.species, site);
    case 'occupancy':
      return type.rest[reading.receptor] === 0 ? 0 : occupancyAt(view, tissue, site, reading.receptor);
    case 'signal':
      return signalOf(view, tissue, row, reading.receptor);
    case 'level':
      return type.rest[reading.receptor] === 0 ? 0 : pool.levels[reading.receptor]![row]!;
    case 'node':
      return nodeOf(view, tissue, row, type, reading.node);
    case 'idle':
      return 1 - nodeOf(view, tissue, row, type, reading.node);
    case 'state':
      return pool.levels[model.receptors.length + reading.state]![row]!;
    case 'trait':
      return pool.levels[firstTrait(model) + reading.trait]![row]!;
    case 'contacts':
      return countNear(tissue, site, reading.cell);
    case 'near': {
      const types = model.cells[reading.cell]!.slot[tissue.index] === 0 ? tissue.structuralType : tissue.mobileType;
      return sitesWithin(tissue, site, reading.reach, (_, at) => types[at] === reading.cell + 1);
    }
    case 'dead':
      return sitesWithin(tissue, site, reading.reach, deadAt);
    case 'void':
      return sitesWithin(tissue, site, reading.reach, voidAt);
    case 'around':
      return sumAround(tissue, site, reading.cell, pool.levels[reading.level]!);
    case 'neighbour':
      return largestNear(tissue, site, reading.cell, (other) => signalOf(view, tissue, other, reading.receptor));
    case 'visitor':
      return occupancyAt(view, tissue, site, reading.receptor) * model.cells[reading.cell]!.rest[reading.receptor]!;
    case 'matrix':
      return tissue.matrix[site]!;
    case 'seated':
      return pool.link[row]! < NO_DIRECTION ? 1 : 0;
    case 'perfused':
      return pool.flags[row]! & FLAG.perfused ? 1 : 0;
    case 'tip':
      return pool.flags[row]! & FLAG.tip ? 1 : 0;
    case 'immature':
      return isImmature(world, pool, row) ? 1 : 0;
  }
}

/** Occupancy θ of a receptor at a site. */
export const occupancyAt = (view: Window, tissue: SeenTissue, site: number, receptor: number): number =>
  occupancyOf(view, receptor, (species) => sensed(view, tissue, species, site));

/** Signal s = r·θ of a receptor of a cell; 0 for one that its type does not have. */
function signalOf(view: Window, tissue: SeenTissue, row: number, receptor: number): number {
  const { pool } = tissue;
  if (view.world.model.cells[pool.type[row]! - 1]!.rest[receptor] === 0) return 0;
  return pool.levels[receptor]![row]! * occupancyAt(view, tissue, pool.site[row]!, receptor);
}

/** Node activity u/(1 + u), u = Σ w·s/σ over the receptors. */
function nodeOf(view: Window, tissue: SeenTissue, row: number, type: CellType, node: number): number {
  const { receptors, saturation } = view.world.model;
  let sum = 0;
  receptors.forEach(({ weights }, r) => {
    const weight = weights[node]! / saturation;
    if (weight !== 0 && type.rest[r] !== 0) sum += weight * signalOf(view, tissue, row, r);
  });
  return sum / (1 + sum);
}
