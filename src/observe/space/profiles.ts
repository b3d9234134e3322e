/** How cells and fields lie in a tissue, as functions of distance: from the middle, and from each other. */
import { SITE } from '../../scenario/vocabulary.ts';
import type { Window } from '../../step/window.ts';
import { shifted } from '../../world/lattice.ts';
import { PHASE, type SeenTissue } from '../../world/world.ts';

export interface ProfileRow {
  tissue: string;
  /** `radial`: by distance from the middle of the tissue; `pair`: by distance from cells of the first type. */
  profile: 'radial' | 'pair';
  /** A cell type, or a species. */
  of: string;
  /** The second type of a pair, else ''. */
  with: string;
  /** The ring, µm. */
  from: number;
  to: number;
  /** Radial: share of sites with such a cell, or mean of the field. Pair: a multiple of that expected by chance. */
  value: number;
}

/** Width of a ring, sites. */
const RING = 1;
/** Largest distance of pairs, sites (200 µm). */
const FARTHEST = 10;

export function* profilesOf(view: Window, tissue: SeenTissue): Generator<ProfileRow> {
  yield* radial(view, tissue);
  yield* pairs(view, tissue);
}

function* radial({ world: { model } }: Window, tissue: SeenTissue): Generator<ProfileRow> {
  const { lattice, pool, fields } = tissue;
  const { width, height, stride } = lattice;
  const id = model.tissues[tissue.index].id;
  const middle = { x: (width - 1) / 2, y: (height - 1) / 2 };
  // Only rings that lie wholly within the lattice.
  const rings = Math.floor((Math.min(width, height) - 1) / 2 / RING);
  const ringOf = (x: number, y: number): number => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    return Math.floor(Math.sqrt(dx * dx + dy * dy) / RING);
  };
  const sites = new Float64Array(rings);
  const sums = fields.map(() => new Float64Array(rings));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ring = ringOf(x, y);
      if (ring >= rings) continue;
      sites[ring]++;
      for (let s = 0; s < fields.length; s++) sums[s][ring] += fields[s][y * stride + x];
    }
  }
  const cells = model.cells.map(() => new Float64Array(rings));
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    const y = Math.floor(pool.site[row] / stride);
    const ring = ringOf(pool.site[row] - y * stride, y);
    if (ring < rings) cells[pool.type[row] - 1][ring]++;
  }
  const rows = (of: string, numbers: Float64Array): ProfileRow[] =>
    Array.from(numbers, (number, ring) => ({
      tissue: id,
      profile: 'radial',
      of,
      with: '',
      from: ring * RING * SITE,
      to: (ring + 1) * RING * SITE,
      value: sites[ring] > 0 ? number / sites[ring] : 0,
    }));
  for (const { id: of, index } of model.cells) if (cells[index].some((n) => n > 0)) yield* rows(of, cells[index]);
  for (const [s, { id: of }] of model.species.entries()) yield* rows(of, sums[s]);
}

/**
 * The pair correlation g(r): how much more often than by chance a site at a distance from a cell of one type holds one
 * of another. Sites outside the tissue are left out for each cell, so edges do not count as empty.
 */
function* pairs({ world: { model } }: Window, tissue: SeenTissue): Generator<ProfileRow> {
  const { lattice, pool, structuralType, mobileType } = tissue;
  const { width, height } = lattice;
  const types = model.cells.length;
  const offsets = offsetsByRing();
  const found = offsets.map(() => new Float64Array(types * types));
  const looked = offsets.map(() => new Float64Array(types));
  const living = new Float64Array(types);
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    const own = pool.type[row] - 1;
    living[own]++;
    for (let ring = 0; ring < offsets.length; ring++) {
      for (const [dx, dy] of offsets[ring]) {
        const site = shifted(lattice, pool.site[row], dx, dy);
        if (site < 0) continue;
        looked[ring][own]++;
        // The dead have a type byte above all types.
        const one = structuralType[site] - 1;
        const other = mobileType[site] - 1;
        if (one >= 0 && one < types) found[ring][own * types + one]++;
        if (other >= 0 && other < types) found[ring][own * types + other]++;
      }
    }
  }
  for (const a of model.cells) {
    for (const b of model.cells) {
      const expected = (living[b.index] - (a === b ? 1 : 0)) / (width * height - (a === b ? 1 : 0));
      if (living[a.index] === 0 || expected <= 0) continue;
      for (let ring = 0; ring < offsets.length; ring++) {
        yield {
          tissue: model.tissues[tissue.index].id,
          profile: 'pair',
          of: a.id,
          with: b.id,
          from: ring * RING * SITE,
          to: (ring + 1) * RING * SITE,
          value: found[ring][a.index * types + b.index] / (expected * looked[ring][a.index]),
        };
      }
    }
  }
}

/** Offsets to other sites by distance: above 0 up to one site, up to two, and so on. */
function offsetsByRing(): [number, number][][] {
  const rings: [number, number][][] = Array.from({ length: FARTHEST / RING }, () => []);
  for (let dy = -FARTHEST; dy <= FARTHEST; dy++) {
    for (let dx = -FARTHEST; dx <= FARTHEST; dx++) {
      const ring = Math.ceil(Math.sqrt(dx * dx + dy * dy) / RING) - 1;
      if (ring >= 0 && ring < rings.length) rings[ring].push([dx, dy]);
    }
  }
  return rings;
}
