/** What is counted and summed over the cells of a tissue, type by type in the order of their rows. */
import type { Model } from '../scenario/model.ts';
import type { Window } from '../step/window.ts';
import { NO_DIRECTION } from '../world/lattice.ts';
import { FLAG, PHASE, type SeenTissue, type SeenWorld } from '../world/world.ts';
import { splitDiversity } from './clones.ts';
import type { Living } from './living.ts';
import { meanClimb, sensedBy } from './space/climb.ts';
import { discOf, rimOf } from './space/discs.ts';
import { leaversOf, meanOfLeavers } from './space/leavers.ts';
import { lesionsOf } from './space/lesions.ts';
import { squaresToBlood } from './space/to-blood.ts';
import type { Tally } from './tally.ts';

/** Counts and sums over the living cells of a type. */
export function tallyType(
  world: SeenWorld,
  tissue: SeenTissue,
  { rows, first }: Living,
  type: number,
  tally: Tally,
): void {
  const { model } = world;
  const { pool, lattice } = tissue;
  const { site: sites, link, flags, integrity } = pool;
  const { stride } = lattice;
  const pressure = tissue.fields[model.oxygen.species];
  const { id } = model.cells[type];
  const [rim, disc] = [rimOf(model, tissue.index, id), discOf(model, tissue.index)];
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  let [hypoxic, seated, perfused, intact, across, right, beyond, inside] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = first[type]; i < first[type + 1]; i++) {
    const row = rows[i];
    const site = sites[row];
    if (pressure[site] < model.oxygen.hypoxic) hypoxic++;
    if (link[row] < NO_DIRECTION) seated++;
    if (flags[row] & FLAG.perfused) perfused++;
    intact += integrity[row];
    const y = Math.floor(site / stride);
    const dx = site - y * stride - middle.x;
    const dy = y - middle.y;
    across += dx;
    if (dx > 0) right++;
    const squared = dx * dx + dy * dy;
    if (rim > 0 && squared > rim * rim) beyond++;
    if (squared <= disc * disc) inside++;
  }
  tally.living[type] = first[type + 1] - first[type];
  tally.hypoxic[type] = hypoxic;
  tally.seated[type] = seated;
  tally.perfused[type] = perfused;
  tally.integrity[type] = intact;
  tally.across[type] = across;
  tally.right[type] = right;
  tally.beyond[type] = beyond;
  tally.inside[type] = inside;
}

/** Counts the dead of every type. */
export function tallyDead({ pool }: SeenTissue, { dead }: Tally): void {
  const { type, phase, counts } = pool;
  dead.fill(0);
  for (let row = 0; row < counts[0]; row++) if (type[row] !== 0 && phase[row] !== PHASE.alive) dead[type[row] - 1]++;
}

/** Living cells by clone, for types with traits. */
export function clonesOf({ pool }: SeenTissue, { rows, first }: Living, model: Model): Map<number, number>[] {
  return model.cells.map(({ inherits }, type) => {
    const cells = new Map<number, number>();
    if (inherits.length === 0) return cells;
    for (let i = first[type]; i < first[type + 1]; i++) {
      const clone = pool.clone[rows[i]];
      cells.set(clone, (cells.get(clone) ?? 0) + 1);
    }
    return cells;
  });
}

/** How far the cells of a type are beyond the rim of their disc: the 95th percentile, by nearest rank, of those outside. */
export function tallyDepth(
  model: Model,
  { lattice, index, pool }: SeenTissue,
  { rows, first }: Living,
  type: number,
  tally: Tally,
): void {
  tally.depth[type] = 0;
  const rim = rimOf(model, index, model.cells[type].id);
  if (rim === 0) return;
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  const depths = new Float64Array(first[type + 1] - first[type]);
  let count = 0;
  for (let i = first[type]; i < first[type + 1]; i++) {
    const site = pool.site[rows[i]];
    const y = Math.floor(site / lattice.stride);
    const dx = site - y * lattice.stride - middle.x;
    const dy = y - middle.y;
    const depth = Math.sqrt(dx * dx + dy * dy) - rim;
    if (depth > 0) depths[count++] = depth;
  }
  if (count > 0) tally.depth[type] = depths.subarray(0, count).sort((a, b) => a - b)[Math.ceil(0.95 * count) - 1];
}

/** Sums, over the living cells of every type, the distance to the nearest cell that carries blood. */
export function tallyVessels(tissue: SeenTissue, { rows, first }: Living, tally: Tally): void {
  const { site } = tissue.pool;
  const squares = squaresToBlood(tissue);
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = squares || first[type] === first[type + 1] ? 0 : Number.POSITIVE_INFINITY;
    if (squares) for (let i = first[type]; i < first[type + 1]; i++) sum += Math.sqrt(squares[site[rows[i]]]);
    tally.toVessel[type] = sum;
  }
}

/** The lesions of a type that divides, and how diverse their clones are. */
export function tallyLesions(model: Model, tissue: SeenTissue, living: Living, type: number, tally: Tally): void {
  const { count, largest, roughness, clones } = lesionsOf(tissue, living, type, model.cells[type].inherits.length > 0);
  const { within, between } = splitDiversity(clones, (cells) => cells);
  tally.lesions[type] = count;
  tally.largestLesion[type] = largest;
  tally.roughness[type] = roughness;
  tally.withinLesions[type] = within;
  tally.betweenLesions[type] = between;
}

/** Means over those of a type who may leave for blood, each with the rate at which it does; 0 where none can. */
export function tallyLeavers(view: Window, tissue: SeenTissue, living: Living, type: number, tally: Tally): void {
  const { model } = view.world;
  const { pool, fields } = tissue;
  const leavers = leaversOf(view, tissue, living, model.cells[type]);
  const mean = (valueIn: (row: number) => number): number => meanOfLeavers(leavers, valueIn);
  fields.forEach((field, s) => {
    tally.leavingAt[type * fields.length + s] = mean((row) => field[pool.site[row]]);
  });
  pool.levels.forEach((level, l) => {
    tally.leavingLevels[type * pool.levels.length + l] = mean((row) => level[row]);
  });
  const pressure = fields[model.oxygen.species];
  tally.leavingHypoxic[type] = mean((row) => (pressure[pool.site[row]] < model.oxygen.hypoxic ? 100 : 0));
}

/** How far the last steps of a type led up the gradient of each ligand that it senses. */
export function tallyClimbs(view: Window, tissue: SeenTissue, living: Living, type: number, tally: Tally): void {
  const { model } = view.world;
  for (const species of sensedBy(model, model.cells[type]))
    tally.climbed[type * model.species.length + species] = meanClimb(view, tissue, living, type, species);
}

/** Sums a level over the living cells of every type, in row order. */
export function tallyLevel(
  levels: SeenTissue['pool']['levels'],
  level: number,
  { rows, first }: Living,
  tally: Tally,
): void {
  const values = levels[level];
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = 0;
    for (let i = first[type]; i < first[type + 1]; i++) sum += values[rows[i]];
    tally.levels[type * levels.length + level] = sum;
  }
}

/** Sums a field over the sites of the living cells of every type, in row order. */
export function tallyAt({ fields, pool }: SeenTissue, species: number, { rows, first }: Living, tally: Tally): void {
  const { site } = pool;
  const field = fields[species];
  for (let type = 0; type + 1 < first.length; type++) {
    let sum = 0;
    for (let i = first[type]; i < first[type + 1]; i++) sum += field[site[rows[i]]];
    tally.at[type * fields.length + species] = sum;
  }
}
