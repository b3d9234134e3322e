/** How far the last steps of cells led up a gradient. */
import type { CellType, Model } from '../../scenario/model.ts';
import { sensed } from '../../step/cells/signal.ts';
import type { Window } from '../../step/window.ts';
import { DX, DY, NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Living } from '../living.ts';

/** Length of a step in each direction, sites. */
const LENGTH = DX.map((dx, d) => Math.sqrt(dx * dx + DY[d] * DY[d]));

/** The species that receptors of a type bind. */
export const sensedBy = ({ receptors, species }: Model, { rest }: CellType): number[] =>
  [...species.keys()].filter((one) =>
    receptors.some(({ ligands }, r) => rest[r] > 0 && ligands.some((ligand) => ligand.species === one)),
  );

/** Displacement up the gradient of a species over path, of the last steps of the living of a type where it is not flat; NaN without any. */
export function meanClimb(
  view: Window,
  tissue: SeenTissue,
  { rows, first }: Living,
  type: number,
  species: number,
): number {
  const { heading, site } = tissue.pool;
  let [climbed, path] = [0, 0];
  for (let i = first[type]; i < first[type + 1]; i++) {
    const step = heading[rows[i]];
    if (step >= NO_DIRECTION) continue;
    const cosine = cosineUp(view, tissue, species, site[rows[i]], step);
    if (Number.isNaN(cosine)) continue;
    climbed += LENGTH[step] * cosine;
    path += LENGTH[step];
  }
  return path > 0 ? climbed / path : Number.NaN;
}

/** Cosine of the angle between a direction and the way up the gradient; NaN where the field is flat. */
function cosineUp(view: Window, tissue: SeenTissue, species: number, site: number, direction: number): number {
  const here = sensed(view, tissue, species, site);
  let [x, y] = [0, 0];
  for (let d = 0; d < NO_DIRECTION; d++) {
    const beside = neighbour(tissue.lattice, site, d);
    if (beside < 0) continue;
    // A neighbour counts by how steeply the field rises towards it.
    const rise = (sensed(view, tissue, species, beside) - here) / (LENGTH[d] * LENGTH[d]);
    x += DX[d] * rise;
    y += DY[d] * rise;
  }
  const steepness = Math.sqrt(x * x + y * y);
  return (x * DX[direction] + y * DY[direction]) / (steepness * LENGTH[direction]);
}
