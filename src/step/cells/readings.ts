/** What rules can read, for a block of cells of one type at a time. */
import { APPLY } from '../../kernels/load.ts';
import type { CellType } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import { NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import { firstTrait } from '../../world/traits.ts';
import { FLAG, type SeenPool, type SeenTissue, type SeenWorld, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import { type Column, gather, gatherAtSites } from './block.ts';
import { deadAt, largestNear, sitesWithin, sumAround, touchingInto, voidAt, withinInto } from './near.ts';
import { boundPerDensity, sensed } from './signal.ts';

/** Writes a reading of the first `count` cells of the block, all of one type, to a column. */
export function readInto(
  engine: Engine,
  tissue: TissueState,
  type: CellType,
  reading: Reading,
  count: number,
  out: Column,
): void {
  const { world, block } = engine;
  const { model } = world;
  const { pool, scratch } = tissue;
  const { rows, sites } = block;
  const { values } = out;
  switch (reading.read) {
    case 'constant':
      values.fill(reading.value, 0, count);
      return;
    case 'pool':
      values.fill(world.blood[model.blood.pools + reading.pool]!, 0, count);
      return;
    case 'dial':
      values.fill(model.dials[reading.dial]!, 0, count);
      return;
    case 'drug':
      values.fill(engine.derived.drugs[reading.drug]!, 0, count);
      return;
    case 'species':
      sensedInto(engine, tissue, reading.species, count, out);
      return;
    case 'gradient':
      for (let i = 0; i < count; i++) values[i] = gradientAt(engine, tissue, reading.species, sites[i]!);
      return;
    case 'occupancy':
      gather(block, scratch.occupancy[reading.receptor]!, count, out);
      return;
    case 'signal':
      if (type.rest[reading.receptor] === 0) values.fill(0, 0, count);
      else engine.kernels.scale(block.signals[reading.receptor]!.at, out.at, count, 1);
      return;
    case 'level':
      if (type.rest[reading.receptor] === 0) values.fill(0, 0, count);
      else gather(block, pool.levels[reading.receptor]!, count, out);
      return;
    case 'node':
      nodeInto(engine, type, reading.node, count, out);
      return;
    case 'idle':
      nodeInto(engine, type, reading.node, count, out);
      for (let i = 0; i < count; i++) values[i] = 1 - values[i]!;
      return;
    case 'state':
      gather(block, pool.levels[model.receptors.length + reading.state]!, count, out);
      return;
    case 'trait':
      gather(block, pool.levels[firstTrait(model) + reading.trait]!, count, out);
      return;
    case 'contacts':
      touchingInto(engine, tissue, reading.cell, count, out);
      return;
    case 'near':
      withinInto(engine, tissue, reading.cell, reading.reach, count, out);
      return;
    case 'dead':
      for (let i = 0; i < count; i++) values[i] = sitesWithin(tissue, sites[i]!, reading.reach, deadAt);
      return;
    case 'void':
      for (let i = 0; i < count; i++) values[i] = sitesWithin(tissue, sites[i]!, reading.reach, voidAt);
      return;
    case 'around':
      touchingInto(engine, tissue, reading.cell, count, out);
      for (let i = 0; i < count; i++) {
        if (values[i] !== 0) values[i] = sumAround(tissue, sites[i]!, reading.cell, scratch.seen.get(reading.level)!);
      }
      return;
    case 'neighbour': {
      const signal = scratch.signal[reading.receptor]!;
      const signalOf = (row: number): number => signal[row]!;
      for (let i = 0; i < count; i++) values[i] = largestNear(tissue, sites[i]!, reading.cell, signalOf);
      return;
    }
    case 'visitor':
      occupancyInto(engine, tissue, reading.receptor, count, out);
      engine.kernels.scale(out.at, out.at, count, model.cells[reading.cell]!.rest[reading.receptor]!);
      return;
    case 'matrix':
      gatherAtSites(block, tissue.matrix, count, out);
      return;
    case 'seated':
      for (let i = 0; i < count; i++) values[i] = pool.link[rows[i]!]! < NO_DIRECTION ? 1 : 0;
      return;
    case 'perfused':
      for (let i = 0; i < count; i++) values[i] = pool.flags[rows[i]!]! & FLAG.perfused ? 1 : 0;
      return;
    case 'tip':
      for (let i = 0; i < count; i++) values[i] = pool.flags[rows[i]!]! & FLAG.tip ? 1 : 0;
      return;
    case 'immature':
      for (let i = 0; i < count; i++) values[i] = isImmature(world, pool, rows[i]!) ? 1 : 0;
  }
}

/** Whether a vessel cell still needs its growth signal: it is young and came later, or has never carried blood. */
export function isImmature(world: SeenWorld, { born, flags }: SeenPool, row: number): boolean {
  const { minutes, maturation } = world.model;
  const young = (tickOf(world) - born[row]!) * minutes < maturation && !(flags[row]! & FLAG.founder);
  return young || !(flags[row]! & FLAG.everPerfused);
}

/** Ligand (or oxygen) sensed where the cells of the block stand: free, plus a share of the bound. */
function sensedInto(
  { world, block, kernels, derived: { unbound } }: Engine,
  tissue: TissueState,
  species: number,
  count: number,
  out: Column,
) {
  gatherAtSites(block, tissue.fields[species]!, count, out);
  if (unbound[species] !== 1) kernels.scale(out.at, out.at, count, unbound[species]!);
  const perDensity = boundPerDensity(world.model, species);
  if (perDensity === 0) return;
  gatherAtSites(block, tissue.matrix, count, block.density);
  kernels.apply(block.density.at, out.at, count, 1 + perDensity, APPLY.multiply);
}

/** Σ Lᵢ/Kdᵢ of a receptor's ligands where the cells of the block stand. */
export function boundInto(engine: Engine, tissue: TissueState, r: number, count: number, out: Column): void {
  const { world, block, kernels } = engine;
  out.values.fill(0, 0, count);
  for (const ligand of world.model.receptors[r]!.ligands) {
    sensedInto(engine, tissue, ligand.species, count, block.product);
    kernels.addScaled(block.product.at, out.at, count, 1 / ligand.dissociation);
  }
}

/** Occupancy of a receptor where the cells of the block stand. */
export function occupancyInto(engine: Engine, tissue: TissueState, r: number, count: number, out: Column): void {
  boundInto(engine, tissue, r, count, out);
  engine.kernels.saturate(out.at, out.at, count, 1 + engine.derived.blocked[r]!);
}

/** Node activity u/(1 + u), u = Σ w·s/σ over the receptors. */
function nodeInto({ world, block, kernels }: Engine, type: CellType, node: number, count: number, out: Column): void {
  const { model } = world;
  out.values.fill(0, 0, count);
  for (let r = 0; r < model.receptors.length; r++) {
    const weight = model.receptors[r]!.weights[node]! / model.saturation;
    if (weight !== 0 && type.rest[r] !== 0) kernels.addScaled(block.signals[r]!.at, out.at, count, weight);
  }
  kernels.saturate(out.at, out.at, count, 1);
}

/** Size of the gradient of what is sensed, per site; one-sided at edges. */
export function gradientAt(view: Window, tissue: SeenTissue, species: number, site: number): number {
  const along = (forward: number, backward: number): number => {
    const ahead = neighbour(tissue.lattice, site, forward);
    const behind = neighbour(tissue.lattice, site, backward);
    const span = (ahead >= 0 ? 1 : 0) + (behind >= 0 ? 1 : 0);
    if (span === 0) return 0;
    const high = sensed(view, tissue, species, ahead >= 0 ? ahead : site);
    return (high - sensed(view, tissue, species, behind >= 0 ? behind : site)) / span;
  };
  const x = along(0, 4);
  const y = along(2, 6);
  return Math.sqrt(x * x + y * y);
}
