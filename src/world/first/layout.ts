/** The first tissue: draws a scenario's layout onto empty lattices, row by row of its list, from the seed. */
import { type Cover, coverOf, directions, middleOf, whereOf } from '../../scenario/cover.ts';
import type { LayoutRow } from '../../scenario/schema/schema.ts';
import { levelsOf } from '../../scenario/vocabulary.ts';
import { addCell, isFree, linkTo } from '../cells.ts';
import { GROUND, neighbour, squaredDistance } from '../lattice.ts';
import { foundTraits } from '../traits.ts';
import type { TissueState, World } from '../world.ts';

/** Numbers in [0, 1) in sequence. */
export type Sequence = () => number;

/** A level that a cell begins with, relative to that of its type at rest. */
interface Measured {
  level: number;
  cell: number;
  factor: number;
}

interface Drawing {
  random: Sequence;
  measured: Measured[];
}

export function layOut(world: World, random: Sequence): void {
  let founders = 0;
  for (const tissue of world.tissues) {
    const plan = world.model.tissues[tissue.index];
    clearGround(tissue, world.model.matrix.rest);
    const measured: Measured[] = [];
    for (const row of plan.layout) {
      const before = founders;
      founders = drawRow(world, tissue, row, { random, measured }, founders);
      if (row.draw === 'disc' && row.clones > 0) patch(tissue, before, Math.round(row.clones), random);
    }
    for (let cell = 0; cell < tissue.pool.counts[0]; cell++) foundTraits(world.model, world.seed, tissue, cell);
    for (const { level, cell, factor } of measured) {
      const { rest } = world.model.cells[tissue.pool.type[cell] - 1];
      tissue.pool.levels[level][cell] = rest[level] * factor;
    }
  }
}

/** Divides the founders numbered above `after` into clones from 1 up: each joins the nearest of some drawn cells. */
function patch(tissue: TissueState, after: number, clones: number, random: Sequence): void {
  const { pool, lattice } = tissue;
  const rows: number[] = [];
  for (let row = 0; row < pool.counts[0]; row++) if (pool.identityLow[row] > after) rows.push(row);
  const centres = [...rows];
  shuffle(centres, random);
  centres.length = Math.min(clones, rows.length);
  for (const row of rows) {
    let nearest = Number.POSITIVE_INFINITY;
    centres.forEach((centre, k) => {
      const distance = squaredDistance(lattice, pool.site[row], pool.site[centre]);
      if (distance >= nearest) return;
      nearest = distance;
      pool.clone[row] = k + 1;
    });
  }
}

function clearGround(tissue: TissueState, density: number): void {
  const { width, height, stride, rows } = tissue.lattice;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < stride; x++) {
      const inside = x < width && y < height;
      tissue.ground[y * stride + x] = inside ? GROUND.matrix : GROUND.outside;
      tissue.matrix[y * stride + x] = inside ? density : 0;
    }
  }
}

/** Puts a founder on a free site; occupied sites are left alone. Returns the number of the last founder. */
function found(world: World, tissue: TissueState, cell: string, site: number, founders: number): number {
  const type = world.model.names.cells.indexOf(cell);
  if (site < 0 || !isFree(tissue, world.model.cells[type].slot[tissue.index], site)) return founders;
  const identityLow = founders + 1;
  addCell(world.model, tissue, type, site, {
    identityLow,
    identityHigh: 0,
    motherLow: 0,
    motherHigh: 0,
    clone: identityLow,
    tick: 0,
  });
  return identityLow;
}

function drawRow(
  world: World,
  tissue: TissueState,
  row: LayoutRow,
  { random, measured }: Drawing,
  before: number,
): number {
  const { width, height, stride } = tissue.lattice;
  const middle = middleOf(tissue.lattice);
  let founders = before;
  const fill = (cell: string, fraction: number, cover: Cover, reach = stride + height, around = middle): void => {
    const right = Math.min(width - 1, Math.floor(around.x + reach));
    const bottom = Math.min(height - 1, Math.floor(around.y + reach));
    for (let y = Math.max(0, Math.ceil(around.y - reach)); y <= bottom; y++) {
      for (let x = Math.max(0, Math.ceil(around.x - reach)); x <= right; x++) {
        if (cover(x, y) && random() < fraction) founders = found(world, tissue, cell, y * stride + x, founders);
      }
    }
  };
  const put = (cell: string, x: number, y: number): void => {
    const at = { x: Math.round(x), y: Math.round(y) };
    if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) return;
    founders = found(world, tissue, cell, at.y * stride + at.x, founders);
  };

  switch (row.draw) {
    case 'disc': {
      const centre = { x: row.x ?? middle.x, y: row.y ?? middle.y };
      fill(row.cell, row.fraction, coverOf(row, tissue.lattice), row.radius, centre);
      return founders;
    }
    case 'ring': {
      const centre = { x: row.x ?? middle.x, y: row.y ?? middle.y };
      fill(row.cell, row.fraction, coverOf(row, tissue.lattice), row.inner + row.width, centre);
      return founders;
    }
    case 'strands':
      fill(row.cell, row.fraction, coverOf(row, tissue.lattice), row.to + row.width);
      return founders;
    case 'scatter':
    case 'block':
      fill(row.cell, row.fraction, coverOf(row, tissue.lattice));
      return founders;
    case 'grid': {
      const inPlace = whereOf(row, tissue.lattice);
      for (let y = row.offset; y < height; y += row.every) {
        for (let x = row.offset; x < width; x += row.every) {
          const jitter = () => Math.round((2 * random() - 1) * row.jitter);
          const at = { x: x + jitter(), y: y + jitter() };
          const kept = random() < row.keep;
          if (kept && inPlace(at.x, at.y)) put(row.cell, at.x, at.y);
        }
      }
      return founders;
    }
    case 'points':
      for (const arm of directions(Math.round(row.count), 0)) {
        put(row.cell, (row.x ?? middle.x) + arm.x * row.radius, (row.y ?? middle.y) + arm.y * row.radius);
      }
      return founders;
    case 'spans':
      drawSpans(row, (x, y, at) => {
        const last = founders;
        put(row.cell, x, y);
        if (founders === last) return;
        const cell = tissue.pool.counts[0] - 1;
        for (const [name, factors] of Object.entries(row.levels ?? {}))
          measured.push({ level: levelsOf(world.model.names).indexOf(name), cell, factor: factors[at] });
      });
      return founders;
    case 'seated':
      return seat(world, tissue, row.cell, row.fraction, row.seated, random, founders);
    case 'ground':
      setGround(tissue, GROUND[row.ground], coverOf(row, tissue.lattice));
      return founders;
    case 'matrix': {
      const cover = coverOf(row, tissue.lattice);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) if (cover(x, y)) tissue.matrix[y * stride + x] = row.density;
      }
      return founders;
    }
  }
}

/** Every site of some spans, with its number among them. */
function drawSpans(
  { spans }: Extract<LayoutRow, { draw: 'spans' }>,
  draw: (x: number, y: number, at: number) => void,
): void {
  let at = 0;
  for (const [x, y, count] of spans) for (let i = 0; i < count; i++) draw(x + i, y, at++);
}

/** Sets the ground of the covered sites; ground without matrix has no density. */
function setGround(tissue: TissueState, ground: number, cover: Cover): void {
  const { width, height, stride } = tissue.lattice;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!cover(x, y)) continue;
      tissue.ground[y * stride + x] = ground;
      if (ground !== GROUND.matrix) tissue.matrix[y * stride + x] = 0;
    }
  }
}

/** Scatters mobile cells, `seated` of them linked to niche cells with free seats, the rest on free slots anywhere. */
function seat(
  world: World,
  tissue: TissueState,
  cell: string,
  density: number,
  seated: number,
  random: Sequence,
  before: number,
): number {
  const { width, height, stride } = tissue.lattice;
  const wanted = Math.round(width * height * density);
  let founders = before;
  const seats: { site: number; direction: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) seats.push(...seatsAround(world, tissue, y * stride + x));
  }
  shuffle(seats, random);
  let linked = 0;
  for (const { site, direction } of seats) {
    if (linked >= wanted * seated) break;
    const at = neighbour(tissue.lattice, site, direction);
    const niche = tissue.structural[site] - 1;
    const count = world.model.cells[tissue.pool.type[niche] - 1].offersSeats!.count;
    if (tissue.pool.seats[niche] >= count || tissue.mobile[at] !== 0) continue;
    const after = found(world, tissue, cell, at, founders);
    if (after === founders) continue;
    founders = after;
    linkTo(tissue, tissue.mobile[at] - 1, (direction + 4) & 7);
    linked++;
  }
  for (let left = wanted - linked, tries = 0; left > 0 && tries < 100 * wanted; tries++) {
    const site = Math.floor(random() * height) * stride + Math.floor(random() * width);
    const after = found(world, tissue, cell, site, founders);
    if (after !== founders) left--;
    founders = after;
  }
  return founders;
}

/** Places beside the niche cell at a site, each as the niche cell's site and the direction away from it. */
function seatsAround(world: World, tissue: TissueState, site: number): { site: number; direction: number }[] {
  const code = tissue.structuralType[site];
  if (code === 0 || !world.model.cells[code - 1].offersSeats) return [];
  const found: { site: number; direction: number }[] = [];
  for (let direction = 0; direction < 8; direction++) {
    if (neighbour(tissue.lattice, site, direction) >= 0) found.push({ site, direction });
  }
  return found;
}

/** Fisher and Yates. */
function shuffle<T>(list: T[], random: Sequence): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}
