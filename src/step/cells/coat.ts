/**
 * Coats: the surface of a cell binds ligand, at every moment as much as is in balance with the free ligand c at its site,
 *
 *   B = B_max·c/(K + c)
 *
 * Receptors at that site and at the eight around it sense it besides the free ligand where they are; of several coats, the
 * fullest. Every cell senses coats in the same way, its own too. A coat takes nothing out of the field: in steady state it
 * binds as much as it lets go, receptors that hold its ligand take none of it up, and what it stores while it fills is
 * left out.
 */
import type { Species } from '../../scenario/model.ts';
import { NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import { DEAD, type SeenTissue, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import type { Column } from './block.ts';

/** Whether any cell type has a coat of a species. */
export const isCoat = ({ coatCapacity }: Species): boolean => coatCapacity.length > 0;

/** Ligand of coats that is sensed at a site, nM. */
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

/** Ligand on the coat of one cell, from the type byte of its slot; the dead have none. */
function onCell({ coatCapacity, coatDissociation }: Species, code: number, free: number): number {
  if (code === 0 || code >= DEAD || coatCapacity[code] === 0 || !(free > 0)) return 0;
  return (coatCapacity[code] * free) / (coatDissociation[code] + free);
}

/** Adds it for every cell of the block. */
export function addCoats(engine: Engine, tissue: TissueState, species: number, count: number, out: Column): void {
  const { sites } = engine.block;
  for (let i = 0; i < count; i++) out.values[i] += coatAt(engine, tissue, species, sites[i]);
}
