/**
 * Matrix of density E: it relaxes to that of normal stroma or of a vessel's coat, fibroblasts deposit it, invasive
 * cells remove it, and it slows diffusion and binds ligand.
 *
 *   dE/dt = k(E0 − E) + (1 − E)·Σ dep − E·Σ deg, over cells on the site and its 8 neighbours
 *   D_eff = D·max(least, (1 − hE)/(1 − hE0)),  R(E) = 1 + (R − 1)·E/E0
 *
 * When E changes, the total R·c of a site is kept; ligand set free by a sudden loss of matrix is spread over the site
 * and its neighbours, as it would be within seconds.
 */

import type { Resumable } from '../../base/resumable.ts';
import { GROUND, neighbour } from '../../world/lattice.ts';
import { FLAG, PHASE, type TissueState, tickOf } from '../../world/world.ts';
import { retardationAt } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { rowPieceOf, rowPieces } from '../row-pieces.ts';
import type { TissueWork } from '../work.ts';
import { refreshSite } from './conductance.ts';
import { noteJump } from './jump.ts';

/** Matrix is slow: it is stepped once in this many simulation steps. */
export const MATRIX_INTERVAL = 10;

/** A concentration that rises by more than this factor at once is a jump. */
const JUMP = 1.2;

/** Sets E of one site, keeping the total of every ligand. */
export function setMatrix(engine: Engine, tissue: TissueState, work: TissueWork, site: number, density: number): void {
  const { model } = engine.world;
  const before = tissue.matrix[site];
  tissue.matrix[site] = density;
  if (tissue.matrix[site] === before) return;
  const after = tissue.matrix[site];
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s].oxygen || model.species[s].retardation === 1) continue;
    const factor = retardationAt(model, s, before) / retardationAt(model, s, after);
    if (factor > JUMP) release(engine, tissue, s, site, before);
    else tissue.fields[s][site] *= factor;
  }
  refreshSite(engine, tissue, work, site);
}

/** Share of released ligand that goes to each side and to each corner: the binomial filter of width 3. */
const RELEASED = { side: 0.125, corner: 0.0625 } as const;
/** Largest share that may stay at one site without the short steps after a jump. */
const STAYS = 0.6;

/**
 * Sets free ligand that was bound at a site. Left at one site it would cause oscillations in the steps that follow; the
 * binomial filter removes the wavelengths that oscillate, and amounts to less than ten seconds of diffusion. Ligand
 * that a neighbour cannot accept stays.
 */
function release(engine: Engine, tissue: TissueState, species: number, site: number, density: number): void {
  const { model } = engine.world;
  const field = tissue.fields[species];
  const here = retardationAt(model, species, tissue.matrix[site]);
  const amount = (retardationAt(model, species, density) - here) * field[site];
  const held = model.tissues[tissue.index].hold.some((row) => row.species === species);
  let left = amount;
  for (let d = 0; d < 8 && !held; d++) {
    const at = neighbour(tissue.lattice, site, d);
    if (at < 0 || tissue.ground[at] > GROUND.void) continue;
    const share = amount * (d & 1 ? RELEASED.corner : RELEASED.side);
    field[at] += share / retardationAt(model, species, tissue.matrix[at]);
    left -= share;
  }
  field[site] += left / here;
  if (left > amount * STAYS) noteJump(tissue, species);
}

export function* relaxMatrix(engine: Engine): Resumable {
  if (tickOf(engine.world) % MATRIX_INTERVAL !== 0) return;
  for (const tissue of engine.world.tissues) layMatrix(engine, tissue);
  yield;
  yield* engine.team.share(engine, relaxRows, rowPieces(engine));
  for (const work of engine.work) work.matrixChanged = true;
}

/** Uses oxygen's entries in the source arrays, which only ligands need. */
function ratesOf(
  engine: Engine,
  tissue: TissueState,
): { laid: Float32Array; removed: Float32Array; target: Float32Array } {
  const spare = engine.world.model.oxygen.species;
  const { source, loss, retardation } = tissue.scratch;
  return { laid: source[spare], removed: loss[spare], target: retardation[spare] };
}

/** Sums what cells deposit and remove, and sets what each site relaxes to. */
function layMatrix(engine: Engine, tissue: TissueState): void {
  const { model } = engine.world;
  const { pool, lattice } = tissue;
  const { laid, removed, target } = ratesOf(engine, tissue);
  laid.fill(0);
  removed.fill(0);
  target.fill(model.matrix.rest);
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
    const site = pool.site[row];
    const perfuses = model.cells[pool.type[row] - 1].perfuses;
    if (perfuses && pool.flags[row] & FLAG.founder) target[site] = perfuses.coat;
    spread(lattice, laid, site, pool.deposition[row] / 60);
    spread(lattice, removed, site, pool.removal[row] / 60);
  }
}

/** Smaller changes are skipped, so that matrix at rest stays unchanged. */
const LEAST_CHANGE = 1e-7;

/** Relaxes the matrix of some rows of one lattice, keeping the total of every ligand at every site. */
export function relaxRows(engine: Engine, piece: number): void {
  const { model } = engine.world;
  const { tissue, from, to } = rowPieceOf(engine, piece);
  const { laid, removed, target } = ratesOf(engine, tissue);
  const { ground, matrix } = tissue;
  const bound = model.species.filter(({ oxygen, retardation }) => !oxygen && retardation !== 1);
  const fields = bound.map(({ id }) => tissue.fields[model.names.species.indexOf(id)]);
  const gains = bound.map(({ retardation }) => (retardation - 1) / model.matrix.rest);
  const minutes = model.minutes * MATRIX_INTERVAL;
  for (let site = from; site < to; site++) {
    if (ground[site] !== GROUND.matrix) continue;
    const before = matrix[site];
    const gain = model.matrix.turnover * target[site] + laid[site];
    const loss = model.matrix.turnover + laid[site] + removed[site];
    const next = (before + minutes * gain) / (1 + minutes * loss);
    if (Math.abs(next - before) <= LEAST_CHANGE) continue;
    matrix[site] = next;
    const after = matrix[site];
    for (let b = 0; b < gains.length; b++) fields[b][site] *= (1 + gains[b] * before) / (1 + gains[b] * after);
  }
}

function spread(lattice: TissueState['lattice'], into: Float32Array, site: number, rate: number): void {
  if (rate === 0) return;
  into[site] += rate;
  for (let d = 0; d < 8; d++) {
    const at = neighbour(lattice, site, d);
    if (at >= 0) into[at] += rate;
  }
}
