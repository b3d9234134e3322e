/** Whether a site touches vessels, and how open their walls are. */
import type { CellType, Model } from '../../scenario/model.ts';
import { isPerfused } from '../../world/cells.ts';
import { neighbour } from '../../world/lattice.ts';
import type { SeenTissue, TissueState } from '../../world/world.ts';

/** The blood or lymph properties of a type that carries one of them; absent for other types. */
export const conduitOf = (type: CellType): CellType['perfuses'] | CellType['drains'] => type.perfuses ?? type.drains;

/** Σ (1 − E) over the perfused vessel sites among the 8 neighbours: E is the density of the wall's coat. */
export function touchingOpenVessels(tissue: SeenTissue, site: number): number {
  const { lattice, pool, structural } = tissue;
  let open = 0;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, site, d);
    if (at >= 0 && structural[at] > 0 && isPerfused(pool, structural[at] - 1)) open += 1 - tissue.matrix[at];
  }
  return open;
}

/** Whether a living cell of a type that carries blood, perfused or not, is among the 8 neighbours. */
export const touchesPerfusingCell = (model: Model, tissue: TissueState, site: number): boolean =>
  perfusingNeighbour(model, tissue, site) >= 0;

/** Row of a neighbour of a type that carries blood, preferably a perfused one; −1 if there is none. */
export function perfusingNeighbour(model: Model, tissue: TissueState, site: number): number {
  let found = -1;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0) continue;
    const code = tissue.structuralType[at];
    if (code === 0 || code > 127 || !model.cells[code - 1].perfuses) continue;
    const row = tissue.structural[at] - 1;
    if (isPerfused(tissue.pool, row)) return row;
    if (found < 0) found = row;
  }
  return found;
}
