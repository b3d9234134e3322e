/**
 * Moves of lone cells in a gradient along x, by the ligand at their starting point: chemotactic index = displacement
 * up the gradient over path. A cell is alone when no cell of its kind is beside it, so that only the gradient makes
 * directions differ.
 */
import { exp, LN10, log, log10, power } from '../base/exact.ts';
import { advance, type Run } from '../run/run.ts';
import { countNear } from '../step/cells/near.ts';
import { PHASE } from '../world/world.ts';
import { fieldOf, tissueOf } from './fields.ts';

/** Bins per decade: fine enough that every column of a lattice has its own. */
const RESOLUTION = 1000;
/** Decades from the best ligand beyond which moves are ignored in locating it. */
const REACH = 0.9;
/** Smallest number of moves in a bin that counts. */
const LEAST_MOVES = 20;
/** Columns left out at either end, since they have no neighbours on one side. */
const EDGE = 2;

export interface Followed {
  tissue: string;
  cell: string;
  species: string;
  receptor: string;
}

export class Moves {
  readonly count = new Map<number, number>();
  readonly climbed = new Map<number, number>();
  readonly path = new Map<number, number>();
  /** Sum of ln L − logit θ over all readings, which is ln L50 of a simple binding curve. */
  private halfLogs = 0;
  private readings = 0;
  /** Time mean of free antagonist, by drug. */
  readonly drugs: number[] = [];

  addMove(ligand: number, dx: number, length: number): void {
    const bin = Math.round(RESOLUTION * log10(ligand));
    const add = (map: Map<number, number>, amount: number) => map.set(bin, (map.get(bin) ?? 0) + amount);
    add(this.count, 1);
    add(this.climbed, dx);
    add(this.path, length);
  }

  /** Index and number of moves within `width` decades of a ligand level, nM. */
  indexNear(ligand: number, width = 0.5): { index: number; moves: number } {
    const middle = log10(ligand);
    let climbed = 0;
    let path = 0;
    let moves = 0;
    for (const [bin, length] of this.path) {
      if (Math.abs(bin / RESOLUTION - middle) > width / 2) continue;
      path += length;
      climbed += this.climbed.get(bin)!;
      moves += this.count.get(bin)!;
    }
    return { index: climbed / path, moves };
  }

  /**
   * Ligand of the largest index, nM: the vertex of a parabola over log ligand, with weights that fall to 0 at `REACH`
   * decades from it. All columns count the same, since the curve is symmetric and the number of moves is not: cells are
   * faster in more ligand.
   */
  best(): number {
    const bins = [...this.path.keys()].filter((bin) => this.count.get(bin)! >= LEAST_MOVES).sort((a, b) => a - b);
    let middle = bins.reduce((best, bin) => (this.smooth(bin) > this.smooth(best) ? bin : best), bins[0]) / RESOLUTION;
    for (let round = 0; round < 40; round++) {
      const next = vertex(
        bins.map((bin) => bin / RESOLUTION - middle),
        bins.map((bin) => this.climbed.get(bin)! / this.path.get(bin)!),
      );
      middle += Math.max(-0.3, Math.min(0.3, next));
    }
    return exp(middle * LN10);
  }

  private smooth(bin: number): number {
    const { index, moves } = this.indexNear(exp((bin / RESOLUTION) * LN10));
    return moves >= 300 ? index : -1;
  }

  addOccupancy(ligand: number, occupancy: number): void {
    this.halfLogs += log(ligand) - log(occupancy / (1 - occupancy));
    this.readings++;
  }

  /** Ligand at which the cells' receptors are half occupied, nM, from logit θ = ln L − ln L50. */
  halfOccupied(): number {
    return exp(this.halfLogs / this.readings);
  }
}

/** Vertex of the weighted least-squares parabola round x = 0. */
function vertex(x: readonly number[], y: readonly number[]): number {
  const moments = [0, 0, 0, 0, 0];
  const right = [0, 0, 0];
  x.forEach((at, i) => {
    const weight = Math.max(0, 1 - power(at / REACH, 2));
    for (let k = 0; k < 5; k++) moments[k] += weight * power(at, k);
    for (let k = 0; k < 3; k++) right[k] += weight * y[i] * power(at, k);
  });
  const [m0, m1, m2, m3, m4] = moments as [number, number, number, number, number];
  const [r0, r1, r2] = right as [number, number, number];
  const determinant = (a: number[]): number =>
    a[0] * (a[4] * a[8] - a[5] * a[7]) - a[1] * (a[3] * a[8] - a[5] * a[6]) + a[2] * (a[3] * a[7] - a[4] * a[6]);
  const linear = determinant([m0, r0, m2, m1, r1, m3, m2, r2, m4]);
  const square = determinant([m0, m1, r0, m1, m2, r1, m2, m3, r2]);
  return square < 0 ? -linear / (2 * square) : Math.sign(linear);
}

/** Follows all lone cells of a type in some tissues from one time to another, minutes. */
export function followMoves(run: Run, followed: readonly Followed[], from: number, until: number): Moves[] {
  const { engine } = run;
  const { model } = engine.world;
  advance(run, Math.round(from / model.minutes));
  const all = followed.map(() => new Moves());
  const steps = Math.round((until - from) / model.minutes);
  const drugs = model.drugs.map(() => 0);
  for (let step = 0; step < steps; step++) {
    const before = followed.map((one) => standing(run, one));
    advance(run, 1);
    followed.forEach((one, i) => readStep(run, one, before[i], all[i]));
    drugs.forEach((_, d) => {
      drugs[d] += engine.derived.drugs[d] / steps;
    });
  }
  for (const moves of all) moves.drugs.push(...drugs);
  return all;
}

interface Standing {
  rows: number[];
  sites: number[];
  identities: number[];
}

/** The lone living cells, and where they stand. */
function standing(run: Run, followed: Followed): Standing {
  const tissue = tissueOf(run, followed.tissue);
  const type = run.engine.world.model.names.cells.indexOf(followed.cell);
  const { pool, lattice } = tissue;
  const found: Standing = { rows: [], sites: [], identities: [] };
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] !== type + 1 || pool.phase[row] !== PHASE.alive) continue;
    const site = pool.site[row];
    const x = site % lattice.stride;
    if (x < EDGE || x >= lattice.width - EDGE || countNear(tissue, site, type) > 0) continue;
    found.rows.push(row);
    found.sites.push(site);
    found.identities.push(pool.identityLow[row]);
  }
  return found;
}

function readStep(run: Run, followed: Followed, before: Standing, into: Moves): void {
  const tissue = tissueOf(run, followed.tissue);
  const { pool, lattice, scratch } = tissue;
  const field = fieldOf(run, followed);
  const occupancy = scratch.occupancy[run.engine.world.model.names.receptors.indexOf(followed.receptor)];
  before.rows.forEach((row, i) => {
    const from = before.sites[i];
    if (pool.identityLow[row] !== before.identities[i] || pool.phase[row] !== PHASE.alive) return;
    const ligand = field[from];
    into.addOccupancy(ligand, occupancy[row]);
    const to = pool.site[row];
    if (to === from) return;
    const dx = (to % lattice.stride) - (from % lattice.stride);
    const dy = Math.floor(to / lattice.stride) - Math.floor(from / lattice.stride);
    into.addMove(ligand, dx, Math.sqrt(dx * dx + dy * dy));
  });
}
