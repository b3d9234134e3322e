/** Gradient of a ligand at a cell, per site; one-sided at edges. */
import { neighbour } from '../../world/lattice.ts';
import type { SeenTissue } from '../../world/world.ts';
import { sensed } from '../cells/signal.ts';
import type { Window } from '../window.ts';
import type { ReadingOf } from './reading.ts';

export const gradient: ReadingOf<'gradient'> = {
  one: ({ view, tissue, site }, { species }) => gradientAt(view, tissue, species, site),
};

function gradientAt(view: Window, tissue: SeenTissue, species: number, site: number): number {
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
