/**
 * Coats: the surface of a cell binds ligand, at every moment as much as is in balance with the free ligand c at its site,
 *
 *   B = B_max·c/(K + c)
 *
 * Receptors at that site and the eight around it sense it in addition to the free ligand where they are; of several
 * coats, only the fullest. Every cell senses coats in the same way, including its own. A coat takes nothing out of the
 * field: in steady state it binds as much as it releases, receptors that hold its ligand do not take it up, and the
 * ligand stored while it fills is neglected.
 */
import type { Species } from '../../scenario/model.ts';
import { DX, DY, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import { DEAD, type SeenTissue, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import type { Column } from './block.ts';

/** Whether any cell type has a coat of a species. */
export const isCoat = ({ coatCapacity }: Species): boolean => coatCapacity.length > 0;

/** Ligand sensed from coats at a site, nM. */
export function coatAt({ world, derived }: Window, tissue: SeenTissue, species: number, site: number): number {
  const { lattice, structuralType, mobileType } = tissue;
  const field = tissue.fields[species];
  const unbound = derived.unbound[species];
  const binds = world.model.species[species];
  let most = 0;
  for (let d = 0; d <= NO_DIRECTION; d++) {
    const at = d === NO_DIRECTION ? site : neighbour(lattice, site, d);
    if (at < 0) continue;
    const free = field[at] * unbound;
    most = Math.max(most, onCell(binds, structuralType[at], free), onCell(binds, mobileType[at], free));
  }
  return most;
}

/** Scratch of `coatsAround`: what each of the 5 × 5 sites around a cell holds, and the most of three adjacent ones. */
const held = new Float64Array(25);
const rows = new Float64Array(15);

/** The same at a site and the eight around it, by direction, looking at each coat once; false if there is none. */
export function coatsAround(
  { world, derived }: Window,
  tissue: SeenTissue,
  species: number,
  site: number,
  out: Float64Array,
): boolean {
  const { lattice, structuralType, mobileType } = tissue;
  const { width, height, stride } = lattice;
  const field = tissue.fields[species];
  const unbound = derived.unbound[species];
  const binds = world.model.species[species];
  const top = Math.floor(site / stride);
  const left = site - top * stride;
  const inside = left >= 2 && top >= 2 && left < width - 2 && top < height - 2;
  let any = false;
  for (let y = 0, n = 0; y < 5; y++)
    for (let x = 0; x < 5; x++, n++) {
      const at = inside ? site + (y - 2) * stride + x - 2 : shifted(lattice, site, x - 2, y - 2);
      const structural = at < 0 ? 0 : structuralType[at];
      const mobile = at < 0 ? 0 : mobileType[at];
      held[n] = 0;
      if (structural === 0 && mobile === 0) continue;
      const free = field[at] * unbound;
      const most = Math.max(onCell(binds, structural, free), onCell(binds, mobile, free));
      held[n] = most;
      any ||= most > 0;
    }
  if (!any) return false;
  for (let y = 0; y < 5; y++)
    for (let x = 0; x < 3; x++) rows[3 * y + x] = Math.max(held[5 * y + x], held[5 * y + x + 1], held[5 * y + x + 2]);
  for (let d = 0; d <= NO_DIRECTION; d++) {
    const at = d === NO_DIRECTION ? 4 : 3 * (DY[d] + 1) + DX[d] + 1;
    out[d] = Math.max(rows[at], rows[at + 3], rows[at + 6]);
  }
  return true;
}

/** Ligand on the coat of one cell, from the type byte of its slot; the dead have none. */
function onCell({ coatCapacity, coatDissociation }: Species, code: number, free: number): number {
  if (code === 0 || code >= DEAD || coatCapacity[code] === 0 || !(free > 0)) return 0;
  return (coatCapacity[code] * free) / (coatDissociation[code] + free);
}

/** Adds it for every cell of the block; the same numbers as `coatAt`, with what all sites share looked up once. */
export function addCoats(engine: Engine, tissue: TissueState, species: number, count: number, out: Column): void {
  const { sites } = engine.block;
  const { lattice, structuralType, mobileType } = tissue;
  const { edge, offsets } = lattice;
  const { coatCapacity, coatDissociation } = engine.world.model.species[species];
  const field = tissue.fields[species];
  const unbound = engine.derived.unbound[species];
  for (let i = 0; i < count; i++) {
    const site = sites[i];
    if (edge[site] !== 0) {
      out.values[i] += coatAt(engine, tissue, species, site);
      continue;
    }
    let most = 0;
    for (let d = 0; d <= NO_DIRECTION; d++) {
      const at = d === NO_DIRECTION ? site : site + offsets[d];
      const structural = structuralType[at];
      const mobile = mobileType[at];
      // A dead or uncoated cell has no capacity.
      const one = structural < DEAD ? coatCapacity[structural] : 0;
      const other = mobile < DEAD ? coatCapacity[mobile] : 0;
      if (!(one > 0 || other > 0)) continue;
      const free = field[at] * unbound;
      if (!(free > 0)) continue;
      if (one > 0) most = Math.max(most, (one * free) / (coatDissociation[structural] + free));
      if (other > 0) most = Math.max(most, (other * free) / (coatDissociation[mobile] + free));
    }
    out.values[i] += most;
  }
}
