/**
 * Motion: one weighted choice among the eight neighbours and staying, by the difference in receptor signal.
 *
 *   w_j ∝ free_j · (1/d_j) · exp[Σ_X β(s_X(j) − s_X(i)) + κ cos(φ_j − φ_prev) − a·max(0, n_i − n_j) − μE_j] · (1 −
 *   E_j)^γ
 *   w_i = 1 for staying
 *
 * Where a receptor repels above an occupancy θ*, its s = r·θ is replaced by r·min(θ, 2θ* − θ), which rises up to θ* and
 * falls beyond it: still a difference of a potential, so a ligand that attracts below θ* repels above, with the same β.
 *
 * A leader has its own β, μ and γ, prefers less oxygen, and goes with the interstitial flow of its tissue, by a weight
 * times the speed of the flow times the cosine of the angle to it; cells beside it follow its last direction with κ.
 * Chemotaxis is then best near Kd, vanishes when the receptor is saturated or blocked, and shifts with an antagonist.
 */

import { anyPower, exp } from '../../base/exact.ts';
import type { CellType } from '../../scenario/model.ts';
import { isFree, moveCell, slotsOf } from '../../world/cells.ts';
import { DX, DY, NO_DIRECTION, neighbour, shifted } from '../../world/lattice.ts';
import { EVENT, PHASE, type SeenPool, type SeenTissue, type TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Window } from '../window.ts';
import { coatsAround, isCoat } from './coat.ts';
import type { Motion } from './motion.ts';
import { boundPerDensity } from './signal.ts';

const HALF_ROOT = 0.7071067811865476;
const COSINE = [1, HALF_ROOT, 0, -HALF_ROOT, -1, -HALF_ROOT, 0, HALF_ROOT] as const;
const STAY = 1;

/** The direction in which a cell moves, by a draw; NO_DIRECTION when it stays. */
export function chooseDirection(
  engine: Engine,
  tissue: TissueState,
  type: CellType,
  row: number,
  adhesion: number,
  draw: number,
): number {
  const { motion } = engine;
  return pick(motion.weights, draw * (moveWeights(motion, engine, tissue, type, row, adhesion) + STAY));
}

/** The direction whose share contains a number; NO_DIRECTION, which means staying, when it is beyond all shares. */
export function pick(weights: Float64Array, share: number): number {
  let left = share;
  for (let d = 0; d < 8; d++) {
    left -= weights[d];
    if (left < 0) return d;
  }
  return NO_DIRECTION;
}

/** Fills the weights of a cell and returns their sum. */
export function moveWeights(
  motion: Motion,
  view: Window,
  tissue: SeenTissue,
  type: CellType,
  row: number,
  adhesion: number,
): number {
  const { weights, around, signals, contacts } = motion;
  const { pool, lattice, matrix } = tissue;
  const leads = leadsAt(type, pool, row);
  const taxis = type.taxis * (leads?.taxis ?? 1);
  const matrixFriction = type.matrixFriction * (leads?.matrix ?? 1);
  const barrier = type.matrixBarrier * (leads?.matrix ?? 1);
  const flow = leads && leads.flow !== 0 ? view.world.model.tissues[tissue.index].flow : null;
  const oxygen = leads && leads.oxygen !== 0 ? tissue.fields[view.world.model.oxygen.species] : null;
  const here = pool.site[row];
  const led = leads ? NO_DIRECTION : headingOfLeader(tissue, type, row);
  const heading = led < NO_DIRECTION ? led : pool.heading[row];
  const persistence = led < NO_DIRECTION ? type.leads!.follow : type.persistence;
  const slot = pool.slot[row];
  for (let d = 0; d < 8; d++) {
    const there = neighbour(lattice, here, d);
    around[d] = isFree(tissue, slot, there) ? there : -1;
  }
  around[NO_DIRECTION] = here;
  if (adhesion > 0) countAround(motion, tissue, slot, here, type.index);
  if (taxis !== 0) fillSignals(motion, view, tissue, type, row);
  let total = 0;
  for (let d = 0; d < 8; d++) {
    weights[d] = 0;
    if (around[d] < 0) continue;
    const density = matrix[around[d]];
    let exponent = -matrixFriction * density;
    if (taxis !== 0) exponent += taxis * (signals[d] - signals[NO_DIRECTION]);
    if (oxygen) exponent += leads!.oxygen * (oxygen[here] - oxygen[around[d]]);
    if (flow) exponent += leads!.flow * (flow.x * COSINE[d] + flow.y * COSINE[(d + 6) & 7]);
    if (heading < NO_DIRECTION) exponent += persistence * COSINE[(d - heading) & 7];
    if (adhesion > 0) {
      const lost = contacts[NO_DIRECTION] - contacts[d] + 1;
      if (lost > 0) exponent -= adhesion * lost;
    }
    const distance = d & 1 ? HALF_ROOT : 1;
    weights[d] = distance * exp(exponent) * anyPower(1 - density, barrier);
    total += weights[d];
  }
  return total;
}

/** A trait of at least this much makes a leader. */
const LEADS_FROM = 0.5;

/** How a cell leads; null for a cell that does not lead. */
const leadsAt = (type: CellType, pool: SeenPool, row: number): CellType['leads'] =>
  type.leader >= 0 && pool.levels[type.leader][row] >= LEADS_FROM ? type.leads : undefined;

/** Last direction of the first leader beside a cell; NO_DIRECTION if there is none. */
function headingOfLeader(tissue: SeenTissue, type: CellType, row: number): number {
  if (type.leader < 0) return NO_DIRECTION;
  const { pool, lattice } = tissue;
  const slots = slotsOf(tissue, pool.slot[row]);
  const lead = pool.levels[type.leader];
  for (let d = 0; d < NO_DIRECTION; d++) {
    const at = neighbour(lattice, pool.site[row], d);
    const other = at < 0 ? -1 : slots[at] - 1;
    if (other < 0 || pool.type[other] !== pool.type[row] || pool.phase[other] !== PHASE.alive) continue;
    if (lead[other] >= LEADS_FROM && pool.heading[other] < NO_DIRECTION) return pool.heading[other];
  }
  return NO_DIRECTION;
}

/** Number of ones among three bits. */
const ONES = [0, 1, 1, 2, 1, 2, 2, 3] as const;

/** Counts the living cells of a type, in one slot, among the 8 neighbours of a site and of each of its 8 neighbours. */
function countAround(motion: Motion, tissue: SeenTissue, slot: number, site: number, type: number): void {
  const { window, contacts: out } = motion;
  const { lattice } = tissue;
  const types = slot === 0 ? tissue.structuralType : tissue.mobileType;
  const code = type + 1;
  const { width, height, stride } = lattice;
  const top = Math.floor(site / stride);
  const left = site - top * stride;
  const inside = left >= 2 && top >= 2 && left < width - 2 && top < height - 2;
  for (let y = 0; y < 5; y++) {
    let bits = 0;
    for (let x = 0; x < 5; x++) {
      const at = inside ? site + (y - 2) * stride + x - 2 : shifted(lattice, site, x - 2, y - 2);
      if (at >= 0 && types[at] === code) bits |= 1 << x;
    }
    window[y] = bits;
  }
  for (let d = 0; d <= NO_DIRECTION; d++) {
    const x = d === NO_DIRECTION ? 1 : DX[d] + 1;
    const y = d === NO_DIRECTION ? 1 : DY[d] + 1;
    const beside = (window[y + 1] >> x) & 0b101;
    out[d] = ONES[(window[y] >> x) & 7] + ONES[beside] + ONES[(window[y + 2] >> x) & 7];
  }
}

/** Fills the signals of a cell at the sites around it. */
function fillSignals(motion: Motion, view: Window, tissue: SeenTissue, type: CellType, row: number): void {
  const { around, signals, bound } = motion;
  const { derived } = view;
  const { model } = view.world;
  signals.fill(0);
  for (let r = 0; r < model.receptors.length; r++) {
    const level = tissue.pool.levels[r][row];
    if (level === 0) continue;
    bound.fill(0);
    for (const { species, dissociation } of model.receptors[r].ligands) {
      const field = tissue.fields[species];
      const perDensity = boundPerDensity(model, species);
      const share = derived.unbound[species] / dissociation;
      for (let d = 0; d <= NO_DIRECTION; d++) {
        const site = around[d];
        if (site >= 0) bound[d] += field[site] * (1 + perDensity * tissue.matrix[site]) * share;
      }
      if (isCoat(model.species[species])) addCoatsAround(motion, view, tissue, species, dissociation);
    }
    const rest = 1 + derived.blocked[r];
    for (let d = 0; d <= NO_DIRECTION; d++) signals[d] += (level * bound[d]) / (rest + bound[d]);
    if (type.repelledAbove.length > 0) turnBack(motion, type.repelledAbove[r], level, rest);
  }
}

/** Adds the contribution of coats around each site to Σ L/Kd there. */
function addCoatsAround(
  { around, bound, coats }: Motion,
  view: Window,
  tissue: SeenTissue,
  species: number,
  dissociation: number,
): void {
  if (!coatsAround(view, tissue, species, around[NO_DIRECTION], coats)) return;
  for (let d = 0; d <= NO_DIRECTION; d++) {
    if (around[d] >= 0) bound[d] += coats[d] / dissociation;
  }
}

/** Lets the signal of a receptor fall again where it is occupied above `turn`: r·(2θ* − θ) in place of r·θ. */
function turnBack({ signals, bound }: Motion, turn: number, level: number, rest: number): void {
  if (turn === 0) return;
  for (let d = 0; d <= NO_DIRECTION; d++) {
    const occupancy = bound[d] / (rest + bound[d]);
    if (occupancy > turn) signals[d] -= 2 * level * (occupancy - turn);
  }
}

export function applyMove(tissue: TissueState, row: number, direction: number): void {
  const { pool } = tissue;
  const there = neighbour(tissue.lattice, pool.site[row], direction);
  if (pool.link[row] < NO_DIRECTION || !isFree(tissue, pool.slot[row], there)) return;
  moveCell(tissue, row, there);
  pool.heading[row] = direction;
  tissue.events[EVENT.moves]++;
}
