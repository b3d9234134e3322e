/** The present fields along a line across a tissue. Pure. */

import { SITE } from '../scenario/vocabulary.ts';
import type { SeenLattice } from '../world/lattice.ts';
import { type SeenTissue, type SeenWorld, stepOf } from '../world/world.ts';
import type { Point, Profile } from './shown.ts';

/** Maximum number of samples on a line. */
export const MAX_SAMPLES = 10_000;

/**
 * Reads every field at points spread evenly from one end of a line to the other. Each point has the values of its
 * site, without interpolation. A single sample is at the first end.
 *
 * @param from, to Ends, in sites, may be fractions: site 3 reaches from 3 to 4. If a line leaves the tissue, only the
 * part inside is read; where the tissue wraps, the line continues on the other side.
 * @returns values in each field's unit, lengths in µm; null if no part of the line is in the tissue
 * @throws for an unknown tissue, an end that is not a number, or a number of samples outside 1 to `MAX_SAMPLES`
 */
export function profileAlong(
  world: SeenWorld,
  tissueId: string,
  from: Point,
  to: Point,
  samples: number,
): Profile | null {
  const { tissues, species } = world.model.names;
  const tissue = world.tissues[tissues.indexOf(tissueId)];
  if (!tissue) throw new Error(`profile: found "${tissueId}", expected a tissue: ${tissues.join(', ')}`);
  if (![from.x, from.y, to.x, to.y].every(Number.isFinite))
    throw new Error('profile: an end of the line is no place, expected two numbers x and y');
  if (!Number.isInteger(samples) || samples < 1 || samples > MAX_SAMPLES)
    throw new Error(`profile: found ${samples} samples, expected a whole number from 1 to ${MAX_SAMPLES}`);
  const { lattice } = tissue;
  const inside = lattice.wrap ? { first: 0, last: 1 } : partInside(lattice, from, to);
  if (!inside) return null;
  const ends = [inside.first, inside.last].map((part) => pointAt(from, to, part)) as [Point, Point];
  const length = lengthOf(...ends) * SITE;
  const sites = Int32Array.from({ length: samples }, (_, i) =>
    siteAt(lattice, pointAt(...ends, samples === 1 ? 0 : i / (samples - 1))),
  );
  return {
    tissue: tissueId,
    step: stepOf(world),
    from: ends[0],
    to: ends[1],
    along: Float64Array.from(sites, (_, i) => (samples === 1 ? 0 : (length * i) / (samples - 1))),
    x: sites.map((site) => site % lattice.stride),
    y: sites.map((site) => Math.floor(site / lattice.stride)),
    fields: species.map((id, s) => ({ id, values: Float64Array.from(sites, (site) => tissue.fields[s][site]) })),
    cells: Uint8Array.from(sites, (site) => typeAt(tissue, site)),
  };
}

const pointAt = (from: Point, to: Point, part: number): Point => ({
  x: from.x + part * (to.x - from.x),
  y: from.y + part * (to.y - from.y),
});

function lengthOf(from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The part of a line inside the edges of a lattice, as shares 0–1 of its length; null if there is none. */
function partInside({ width, height }: SeenLattice, from: Point, to: Point): { first: number; last: number } | null {
  let first = 0;
  let last = 1;
  for (const [start, end, size] of [
    [from.x, to.x, width],
    [from.y, to.y, height],
  ] as const) {
    const way = end - start;
    if (way === 0) {
      if (start < 0 || start > size) return null;
      continue;
    }
    const [one, other] = [-start / way, (size - start) / way];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first <= last ? { first, last } : null;
}

/** The site of a point; on the far edge of a tissue that does not wrap, the last one. */
function siteAt({ width, height, stride, wrap }: SeenLattice, { x, y }: Point): number {
  return within(Math.floor(y), height, wrap) * stride + within(Math.floor(x), width, wrap);
}

function within(place: number, size: number, wrap: boolean): number {
  return wrap ? ((place % size) + size) % size : Math.min(size - 1, Math.max(0, place));
}

/** Type of the cell at a site, counted from 1, the mobile one first; 0 where there is none. */
function typeAt({ mobile, structural, pool }: SeenTissue, site: number): number {
  const row = (mobile[site] || structural[site]) - 1;
  return row < 0 ? 0 : pool.type[row];
}
