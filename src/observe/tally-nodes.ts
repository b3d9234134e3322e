/** How active the nodes of the inner pathways are, over the cells of a tissue. */
import { boundPerDensity } from '../step/cells/signal.ts';
import type { Window } from '../step/window.ts';
import { PHASE, type SeenTissue } from '../world/world.ts';

/**
 * Sums of u/(1 + u) over the living cells of every type, types × nodes, with u = Σ w·s/σ over the receptors of a cell from
 * what it senses where it stands: the same as the reading `node`, for all cells at once.
 */
export function nodeSums(view: Window, tissue: SeenTissue): Float64Array {
  const { cells, names } = view.world.model;
  const nodes = names.nodes.length;
  const sums = new Float64Array(cells.length * nodes);
  livingRows(tissue, cells.length).forEach((rows, type) => {
    if (rows.length > 0) sums.set(sumsOf(view, tissue, rows), type * nodes);
  });
  return sums;
}

/** The same over some cells, which are all of one type. */
function sumsOf(view: Window, tissue: SeenTissue, rows: Int32Array): Float64Array {
  const { model } = view.world;
  const { pool } = tissue;
  const sites = rows.map((row) => pool.site[row]);
  const inputs = model.names.nodes.map(() => new Float64Array(rows.length));
  model.receptors.forEach((receptor, r) => {
    const levels = pool.levels[r];
    if (receptor.weights.every((weight) => weight === 0) || rows.every((row) => levels[row] === 0)) return;
    const signal = boundAt(view, tissue, r, sites);
    const blocked = view.derived.blocked[r];
    for (let i = 0; i < rows.length; i++) signal[i] = levels[rows[i]] * (signal[i] / (1 + signal[i] + blocked));
    receptor.weights.forEach((weight, n) => {
      if (weight !== 0) addScaled(inputs[n], signal, weight / model.saturation);
    });
  });
  return Float64Array.from(inputs, (input) => {
    let sum = 0;
    for (let i = 0; i < input.length; i++) sum += input[i] / (1 + input[i]);
    return sum;
  });
}

function addScaled(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * values[i];
}

/** Rows of the living cells, by type. */
function livingRows({ pool }: SeenTissue, types: number): Int32Array[] {
  const counts = new Int32Array(types);
  const used = pool.counts[0];
  const isLiving = (row: number): boolean => pool.type[row] !== 0 && pool.phase[row] === PHASE.alive;
  for (let row = 0; row < used; row++) if (isLiving(row)) counts[pool.type[row] - 1]++;
  const rows = Array.from(counts, (count) => new Int32Array(count));
  for (let row = used - 1; row >= 0; row--)
    if (isLiving(row)) rows[pool.type[row] - 1][--counts[pool.type[row] - 1]] = row;
  return rows;
}

/** Σ Lᵢ/Kdᵢ of a receptor's ligands, as sensed at some sites. */
function boundAt({ world, derived }: Window, tissue: SeenTissue, receptor: number, sites: Int32Array): Float64Array {
  const { model } = world;
  const bound = new Float64Array(sites.length);
  for (const { species, dissociation } of model.receptors[receptor].ligands) {
    const field = tissue.fields[species];
    const unbound = derived.unbound[species];
    const perDensity = boundPerDensity(model, species);
    for (let i = 0; i < sites.length; i++) {
      const free = field[sites[i]] * unbound;
      bound[i] += (perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[sites[i]])) / dissociation;
    }
  }
  return bound;
}
