/** How active the nodes of the inner pathways are, over the cells of a tissue. */
import { coatAt, isCoat } from '../step/cells/coat.ts';
import { boundPerDensity } from '../step/cells/signal.ts';
import type { Window } from '../step/window.ts';
import type { SeenTissue } from '../world/world.ts';
import type { Living } from './living.ts';
import { scratch } from './scratch.ts';
import type { Tally } from './tally.ts';

const sitesOf = scratch(Int32Array);
const signalOf = scratch(Float64Array);
const inputsOf = scratch(Float64Array);

/**
 * Sums of u/(1 + u) over the living cells of a type, for every node, with u = Σ w·s/σ over the receptors of a cell, from
 * what it senses where it stands: the same as the reading `node`, for all cells at once.
 */
export function tallyNodes(
  view: Window,
  tissue: SeenTissue,
  { rows: allRows, first }: Living,
  type: number,
  tally: Tally,
): void {
  const { model } = view.world;
  const { pool } = tissue;
  const nodes = model.names.nodes.length;
  const rows = allRows.subarray(first[type], first[type + 1]);
  const count = rows.length;
  const sites = sitesOf(count);
  for (let i = 0; i < count; i++) sites[i] = pool.site[rows[i]];
  const inputs = inputsOf(nodes * count);
  /** 1 for the nodes that some receptor of these cells acts on. */
  const reached = new Uint8Array(nodes);
  model.receptors.forEach((receptor, r) => {
    if (model.cells[type].rest[r] === 0 || receptor.weights.every((weight) => weight === 0)) return;
    const signal = boundAt(view, tissue, r, sites);
    const blocked = view.derived.blocked[r];
    makeSignal(signal, pool.levels[r], rows, blocked);
    receptor.weights.forEach((weight, n) => {
      if (weight === 0) return;
      addScaled(inputs, n * count, signal, count, weight / model.saturation);
      reached[n] = 1;
    });
  });
  for (let n = 0; n < nodes; n++)
    tally.nodes[type * nodes + n] = reached[n] === 1 ? sumActivity(inputs, n * count, count) : 0;
}

/** Puts what each cell passes on, s = level · u/(1 + u + blocked), in place of u. */
function makeSignal(
  bound: Float64Array,
  levels: SeenTissue['pool']['levels'][number],
  rows: Int32Array,
  blocked: number,
): void {
  for (let i = 0; i < rows.length; i++) bound[i] = levels[rows[i]] * (bound[i] / (1 + bound[i] + blocked));
}

function addScaled(to: Float64Array, from: number, values: Float64Array, count: number, factor: number): void {
  for (let i = 0; i < count; i++) to[from + i] += factor * values[i];
}

/** Σ u/(1 + u) over `count` inputs. */
function sumActivity(inputs: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += inputs[i] / (1 + inputs[i]);
  return sum;
}

/** Σ Lᵢ/Kdᵢ of a receptor's ligands, as sensed at some sites. */
function boundAt(view: Window, tissue: SeenTissue, receptor: number, sites: Int32Array): Float64Array {
  const { derived } = view;
  const { model } = view.world;
  const bound = signalOf(sites.length);
  for (const { species, dissociation } of model.receptors[receptor].ligands) {
    const field = tissue.fields[species];
    const unbound = derived.unbound[species];
    const perDensity = boundPerDensity(model, species);
    for (let i = 0; i < sites.length; i++) {
      const free = field[sites[i]] * unbound;
      bound[i] += (perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[sites[i]])) / dissociation;
    }
    if (!isCoat(model.species[species])) continue;
    for (let i = 0; i < sites.length; i++) bound[i] += coatAt(view, tissue, species, sites[i]) / dissociation;
  }
  return bound;
}
