/** Picture layers: what a host needs to draw a tissue, written into a buffer that it hands over. Pure. */

import { type Resumable, runToEnd } from '../base/resumable.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { NO_DIRECTION } from '../world/lattice.ts';
import { FLAG, PHASE, type SeenTissue, type SeenWorld } from '../world/world.ts';
import { siteShown, squaresIn } from './grain.ts';
import { jointsAt } from './joints.ts';
import { drawSeats } from './seats-drawn.ts';
import { CELL_FLAGS, type LayerRequest } from './shown.ts';

/** Views of one tissue's picture in a buffer. A cell has four bytes: type, flags, share of the scale, angle. */
export interface PictureParts {
  structural: Uint8Array;
  mobile: Uint8Array;
  ground: Uint8Array;
  field: Float32Array;
}

const BYTES_PER_SITE = 4 + 4 + 4 + 1;
const align = (n: number): number => Math.ceil(n / 4) * 4;

/** Bytes needed for a picture of this many sites. */
export const pictureBytes = (sites: number): number => align(sites * BYTES_PER_SITE);

/** Size of a tissue's picture, in sites shown. */
export function pictureSize({ lattice }: SeenTissue, { grain = 1 }: LayerRequest): { width: number; height: number } {
  return { width: squaresIn(lattice.width, grain), height: squaresIn(lattice.height, grain) };
}

/** Views of a tissue's parts in a buffer, from `offset` on. */
export function pictureParts(
  buffer: ArrayBufferLike,
  offset: number,
  sites: number,
): { parts: PictureParts; next: number } {
  return {
    parts: {
      field: new Float32Array(buffer, offset, sites),
      structural: new Uint8Array(buffer, offset + 4 * sites, 4 * sites),
      mobile: new Uint8Array(buffer, offset + 8 * sites, 4 * sites),
      ground: new Uint8Array(buffer, offset + 12 * sites, sites),
    },
    next: offset + pictureBytes(sites),
  };
}

/** What a picture needs to know about how things look. */
export interface Looks {
  /** Ends of the colour scales, by id of the column. */
  columns: Record<string, { low: number; high: number }>;
  /** Measured values by tissue, then by the id of the field: a number for each site. */
  measured: Readonly<Record<string, Readonly<Record<string, Float32Array>>>>;
  /** By type index: cells drawn as tubes; cells that point somewhere; cells coloured by a column. */
  tubes: ReadonlySet<number>;
  turning: ReadonlySet<number>;
  coloured: ReadonlySet<number>;
}

/** Writes the parts of a picture; returns whether there are tubes in it. */
export function drawPicture(
  world: SeenWorld,
  tissue: SeenTissue,
  layer: LayerRequest,
  looks: Looks,
  parts: PictureParts,
): boolean {
  return runToEnd(drawPictureResumably(world, tissue, layer, looks, parts));
}

/** The same with pauses, during which the world must not change. */
export function* drawPictureResumably(
  world: SeenWorld,
  tissue: SeenTissue,
  layer: LayerRequest,
  looks: Looks,
  parts: PictureParts,
): Resumable<boolean> {
  const drawCell = cellDrawer(world, tissue, layer, looks);
  const species = world.model.names.species.indexOf(layer.field);
  const { id } = world.model.tissues[tissue.index];
  const values = species < 0 ? (looks.measured[id]?.[layer.field] ?? null) : tissue.fields[species];
  parts.structural.fill(0);
  parts.mobile.fill(0);
  if (values === null) parts.field.fill(0);
  if ((layer.grain ?? 1) > 1) {
    drawSquares(tissue, layer.grain!, values, parts, drawCell);
    return false;
  }
  const { width, height, stride } = tissue.lattice;
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * stride, y * width];
    parts.ground.set(tissue.ground.subarray(from, from + width), to);
    if (values !== null) parts.field.set(values.subarray(from, from + width), to);
  }
  yield;
  const { pool } = tissue;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0) continue;
    const site = pool.site[row];
    const y = Math.floor(site / stride);
    drawCell(pool.slot[row] === 0 ? parts.structural : parts.mobile, 4 * (y * width + site - y * stride), row);
  }
  drawSeats(world.model, tissue, parts);
  return joinTubes(tissue, looks.tubes, parts);
}

/** Writes the four bytes of the cell of a row at a place of a picture. */
type DrawCell = (into: Uint8Array, at: number, row: number) => void;

function cellDrawer({ model }: SeenWorld, tissue: SeenTissue, layer: LayerRequest, looks: Looks): DrawCell {
  const column = levelsOf(model.names).indexOf(layer.colour);
  const scale = looks.columns[layer.colour] ?? { low: 0, high: 1 };
  const pressure = tissue.fields[model.oxygen.species];
  const { pool } = tissue;
  const clone = layer.clone ?? -1;
  return (into, at, row) => {
    into[at] = pool.type[row];
    const mark = pool.clone[row] === clone ? CELL_FLAGS.marked : 0;
    into[at + 1] = flagsOf(tissue, row, pressure[pool.site[row]] < model.oxygen.hypoxic) | mark;
    const type = pool.type[row] - 1;
    if (column >= 0 && looks.coloured.has(type)) {
      const share = (pool.levels[column][row] - scale.low) / (scale.high - scale.low);
      into[at + 2] = Math.round(255 * Math.min(1, Math.max(0, share)));
    }
    into[at + 3] = angleOf(tissue, row, looks.turning.has(type));
  };
}

/** Writes the site that stands for each square of `grain` × `grain` sites. Tubes and seats are too small there. */
function drawSquares(
  { lattice, structural, mobile, ground }: SeenTissue,
  grain: number,
  values: SeenTissue['fields'][number] | null,
  parts: PictureParts,
  drawCell: DrawCell,
): void {
  const [width, height] = [squaresIn(lattice.width, grain), squaresIn(lattice.height, grain)];
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const site = siteShown(x, y, grain, lattice);
      parts.ground[to] = ground[site];
      if (values !== null) parts.field[to] = values[site];
      if (structural[site] > 0) drawCell(parts.structural, 4 * to, structural[site] - 1);
      if (mobile[site] > 0) drawCell(parts.mobile, 4 * to, mobile[site] - 1);
    }
  }
}

/** Writes the joints of living tubes in place of their angles; returns whether there are any. */
function joinTubes({ lattice, pool }: SeenTissue, tubes: Looks['tubes'], { structural }: PictureParts): boolean {
  const { width, height, stride } = lattice;
  let some = false;
  if (tubes.size === 0) return some;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (!tubes.has(pool.type[row] - 1) || pool.slot[row] !== 0 || pool.phase[row] !== PHASE.alive) continue;
    const site = pool.site[row];
    const y = Math.floor(site / stride);
    const at = 4 * (y * width + site - y * stride);
    structural[at + 3] = jointsAt(structural, width, height, at);
    some = true;
  }
  return some;
}

/** The flags byte of a cell, without the mark of a clone. */
export function flagsOf(tissue: SeenTissue, row: number, hypoxic: boolean): number {
  const { pool } = tissue;
  const flags = pool.flags[row];
  return (
    (pool.phase[row] === PHASE.alive ? 0 : CELL_FLAGS.dead) |
    (pool.phase[row] === PHASE.necrotic ? CELL_FLAGS.necrotic : 0) |
    (hypoxic ? CELL_FLAGS.hypoxic : 0) |
    (pool.link[row] < NO_DIRECTION ? CELL_FLAGS.seated : 0) |
    (flags & FLAG.perfused ? CELL_FLAGS.perfused : 0) |
    (flags & FLAG.tip ? CELL_FLAGS.tip : 0) |
    (flags & FLAG.founder ? CELL_FLAGS.founder : 0)
  );
}

/** Angle, 256 being a full turn: towards the seat; of cells that point somewhere, the last move; else by identity. */
function angleOf(tissue: SeenTissue, row: number, turns: boolean): number {
  const { pool } = tissue;
  if (pool.link[row] < NO_DIRECTION) return pool.link[row] * 32;
  if (!turns) return 0;
  if (pool.heading[row] < NO_DIRECTION) return pool.heading[row] * 32;
  return (Math.imul(pool.identityLow[row], 0x9e3779b1) >>> 24) & 255;
}
