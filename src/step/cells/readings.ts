/** What rules can read, for a block of cells of one type at a time. */
import type { Model } from '../../scenario/model.ts';
import type { Reading } from '../../scenario/vocabulary.ts';
import { discOffsets, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import { FLAG, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { occupancyAt, sensed } from './signal.ts';

/** Writes the reading of `rows[from .. from + n)` to `out`. */
export function readInto(
  engine: Engine,
  tissue: TissueState,
  reading: Reading,
  rows: Int32Array,
  from: number,
  n: number,
  out: Float64Array,
): void {
  const { world } = engine;
  const { model } = world;
  const { pool, scratch } = tissue;
  const { site } = pool;
  switch (reading.read) {
    case 'constant':
      out.fill(reading.value, 0, n);
      return;
    case 'pool':
      out.fill(world.blood[model.blood.pools + reading.pool]!, 0, n);
      return;
    case 'dial':
      out.fill(model.dials[reading.dial]!, 0, n);
      return;
    case 'drug':
      out.fill(engine.drugs[reading.drug]!, 0, n);
      return;
    case 'species': {
      if (model.species[reading.species]!.boundWeight === 0) {
        const field = tissue.fields[reading.species]!;
        for (let i = 0; i < n; i++) out[i] = field[site[rows[from + i]!]!]!;
      } else {
        for (let i = 0; i < n; i++) out[i] = sensed(model, tissue, reading.species, site[rows[from + i]!]!);
      }
      return;
    }
    case 'gradient':
      for (let i = 0; i < n; i++) out[i] = gradientAt(model, tissue, reading.species, site[rows[from + i]!]!);
      return;
    case 'occupancy':
      for (let i = 0; i < n; i++) out[i] = scratch.occupancy[reading.receptor]![rows[from + i]!]!;
      return;
    case 'signal': {
      const signal = scratch.signal[reading.receptor]!;
      for (let i = 0; i < n; i++) out[i] = signal[rows[from + i]!]!;
      return;
    }
    case 'node':
      nodeInto(model, tissue, reading.node, rows, from, n, out);
      return;
    case 'state': {
      const values = pool.levels[model.receptors.length + reading.state]!;
      for (let i = 0; i < n; i++) out[i] = values[rows[from + i]!]!;
      return;
    }
    case 'contacts':
      countInto(model, tissue, reading.cell, reading.reach, rows, from, n, out);
      return;
    case 'neighbour':
      for (let i = 0; i < n; i++) out[i] = largestNear(tissue, site[rows[from + i]!]!, reading.cell, reading.receptor);
      return;
    case 'visitor': {
      const level = model.cells[reading.cell]!.rest[reading.receptor]!;
      const receptor = model.receptors[reading.receptor]!;
      const blocked = engine.blocked[reading.receptor]!;
      for (let i = 0; i < n; i++)
        out[i] = level * occupancyAt(model, tissue, receptor, blocked, site[rows[from + i]!]!);
      return;
    }
    case 'matrix':
      for (let i = 0; i < n; i++) out[i] = tissue.matrix[site[rows[from + i]!]!]!;
      return;
    case 'seated':
      for (let i = 0; i < n; i++) out[i] = pool.link[rows[from + i]!]! < NO_DIRECTION ? 1 : 0;
      return;
    case 'perfused':
      for (let i = 0; i < n; i++) out[i] = pool.flags[rows[from + i]!]! & FLAG.perfused ? 1 : 0;
      return;
    case 'tip':
      for (let i = 0; i < n; i++) out[i] = pool.flags[rows[from + i]!]! & FLAG.tip ? 1 : 0;
      return;
    case 'immature': {
      const tick = tickOf(world);
      for (let i = 0; i < n; i++) {
        const row = rows[from + i]!;
        const young = (tick - pool.born[row]!) * model.minutes < model.maturation && !(pool.flags[row]! & FLAG.founder);
        out[i] = young || !(pool.flags[row]! & FLAG.everPerfused) ? 1 : 0;
      }
    }
  }
}

/** Node activity u/(1 + u), u = Σ w·s/σ over the receptors. */
function nodeInto(
  model: Model,
  tissue: TissueState,
  node: number,
  rows: Int32Array,
  from: number,
  n: number,
  out: Float64Array,
): void {
  out.fill(0, 0, n);
  model.receptors.forEach((receptor, r) => {
    const weight = receptor.weights[node]! / model.saturation;
    if (weight === 0) return;
    const signal = tissue.scratch.signal[r]!;
    for (let i = 0; i < n; i++) out[i]! += weight * signal[rows[from + i]!]!;
  });
  for (let i = 0; i < n; i++) out[i] = out[i]! / (1 + out[i]!);
}

/** Size of the gradient of what is sensed, per site; one-sided at edges. */
export function gradientAt(model: Model, tissue: TissueState, species: number, site: number): number {
  const along = (forward: number, backward: number): number => {
    const ahead = neighbour(tissue.lattice, site, forward);
    const behind = neighbour(tissue.lattice, site, backward);
    const span = (ahead >= 0 ? 1 : 0) + (behind >= 0 ? 1 : 0);
    if (span === 0) return 0;
    const high = sensed(model, tissue, species, ahead >= 0 ? ahead : site);
    return (high - sensed(model, tissue, species, behind >= 0 ? behind : site)) / span;
  };
  const x = along(0, 4);
  const y = along(2, 6);
  return Math.sqrt(x * x + y * y);
}

/** Counts as `countNear` does; types that live in one slot only are looked for in that slot only. */
function countInto(
  model: Model,
  tissue: TissueState,
  type: number,
  reach: number,
  rows: Int32Array,
  from: number,
  n: number,
  out: Float64Array,
): void {
  const { site } = tissue.pool;
  const { edge, stride } = tissue.lattice;
  const types = model.cells[type]!.slot[tissue.index] === 0 ? tissue.structuralType : tissue.mobileType;
  const code = type + 1;
  for (let i = 0; i < n; i++) {
    const at = site[rows[from + i]!]!;
    if (reach !== 1 || edge[at] !== 0) {
      out[i] = countNear(tissue, at, type, reach);
      continue;
    }
    const north = at - stride;
    const south = at + stride;
    let count = 0;
    if (types[north - 1] === code) count++;
    if (types[north] === code) count++;
    if (types[north + 1] === code) count++;
    if (types[at - 1] === code) count++;
    if (types[at + 1] === code) count++;
    if (types[south - 1] === code) count++;
    if (types[south] === code) count++;
    if (types[south + 1] === code) count++;
    out[i] = count;
  }
}

const discs = new Map<number, ReturnType<typeof discOffsets>>();

/** Living cells of a type, in both slots, within `reach` sites; reach 1 means the 8 neighbours. */
export function countNear(tissue: TissueState, site: number, type: number, reach: number): number {
  const code = type + 1;
  const { lattice, structuralType, mobileType } = tissue;
  let count = 0;
  if (reach === 1 && lattice.edge[site] === 0) {
    for (let y = site - lattice.stride; y <= site + lattice.stride; y += lattice.stride) {
      for (let at = y - 1; at <= y + 1; at++) {
        if (structuralType[at] === code && at !== site) count++;
        if (mobileType[at] === code && at !== site) count++;
      }
    }
    return count;
  }
  if (reach === 1) {
    for (let d = 0; d < 8; d++) {
      const at = neighbour(lattice, site, d);
      if (at >= 0) count += (structuralType[at] === code ? 1 : 0) + (mobileType[at] === code ? 1 : 0);
    }
    return count;
  }
  let disc = discs.get(reach);
  if (!disc) {
    disc = discOffsets(reach);
    discs.set(reach, disc);
  }
  for (const offset of disc) {
    const at = shifted(lattice, site, offset.dx, offset.dy);
    if (at >= 0) count += (structuralType[at] === code ? 1 : 0) + (mobileType[at] === code ? 1 : 0);
  }
  return count;
}

/** Largest signal among neighbouring cells of a type. */
function largestNear(tissue: TissueState, site: number, type: number, receptor: number): number {
  const code = type + 1;
  const { lattice, scratch } = tissue;
  const signal = scratch.signal[receptor]!;
  let largest = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, site, d);
    if (at < 0) continue;
    if (tissue.structuralType[at] === code) largest = Math.max(largest, signal[tissue.structural[at]! - 1]!);
    if (tissue.mobileType[at] === code) largest = Math.max(largest, signal[tissue.mobile[at]! - 1]!);
  }
  return largest;
}
