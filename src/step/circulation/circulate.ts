/**
 * Circulate: blood between the tissues.
 *
 *   circulating cells  dN/dt = W·Σ hazards + influx − (k_cl + Σ_o h_o)·N,   h_o as in homing.ts
 *   ligands            V_b·dC/dt = W·V_site·Σ_vessels E_v(c − C) − V_b·k·(C − C_rest)
 *   pools              dB/dt = k·(mobilisation − B)
 *
 * A lattice is a sample of its tissue, W such samples make the whole. Numbers in the body are far too large for agents
 * and arrivals on a sample far too rare to see, so N is a mean-field number and arrivals are raised by one gain.
 */
import { batchKey, draw, PURPOSE, unit } from '../../base/draws.ts';
import { exp } from '../../base/exact.ts';
import { threefry, words } from '../../base/threefry.ts';
import { isPerfused } from '../../world/cells.ts';
import { EVENT, stepOf, type TissueState, tickOf } from '../../world/world.ts';
import { arriveAt } from '../cells/resolve.ts';
import type { Engine } from '../engine.ts';
import { NICHE } from './blood.ts';
import { homingRate } from './homing.ts';
import { circulateNiche } from './niche.ts';

/** Litres in a site of 20 µm. */
const SITE_LITRES = 8e-12;

export function circulate(engine: Engine): void {
  circulateLigands(engine);
  circulatePools(engine);
  circulateCells(engine);
  circulateNiche(engine);
}

/** How many samples of its size make up a tissue of the body. */
export function weightOf(engine: Engine, tissue: TissueState): number {
  const { model, blood } = engine.world;
  const plan = model.tissues[tissue.index]!;
  if (model.niche?.tissue === tissue.index) {
    const members = blood[model.blood.niche + NICHE.members]!;
    return members > 0 ? model.niche.members / members : 1;
  }
  return plan.sites > 0 ? plan.sites / (plan.width * plan.height) : 1;
}

/**
 * How many cells of the body one cell of a type on a sample stands for when it leaves. Where the type only came by
 * blood, arrivals were raised by the seeding gain, so each of them stands for that much less.
 */
function shedWeight(engine: Engine, tissue: TissueState, type: number): number {
  const { model } = engine.world;
  const { id } = model.cells[type]!;
  const native = model.tissues[tissue.index]!.layout.some((row) => 'cell' in row && row.cell === id);
  return weightOf(engine, tissue) / (native ? 1 : Math.max(1, model.circulation.seedingGain));
}

function circulateLigands(engine: Engine): void {
  const { model, blood, tissues } = engine.world;
  for (let s = 0; s < model.species.length; s++) {
    const species = model.species[s]!;
    if (species.oxygen) continue;
    let inflow = 0;
    for (const tissue of tissues) inflow += weightOf(engine, tissue) * engine.work[tissue.index]!.toBlood[s]!;
    const at = model.blood.species + s;
    const decayed = species.bloodLevel + (blood[at]! - species.bloodLevel) * exp(-species.bloodDecay * model.minutes);
    blood[at] = Math.max(0, decayed + (inflow * SITE_LITRES) / model.circulation.volume);
  }
}

function circulatePools(engine: Engine): void {
  const { model, blood } = engine.world;
  model.circulation.pools.forEach((pool, i) => {
    const at = model.blood.pools + i;
    blood[at] = pool.mobilisation + (blood[at]! - pool.mobilisation) * exp((-pool.relaxation * model.minutes) / 60);
  });
}

function circulateCells(engine: Engine): void {
  const { model, blood, tissues } = engine.world;
  const { circulation } = model;
  const hours = model.minutes / 60;
  for (const type of model.cells) {
    if (!type.circulates) continue;
    let flow = stepOf(engine.world) >= 0 ? circulation.influx[type.index]! : 0;
    for (const tissue of tissues) {
      flow += shedWeight(engine, tissue, type.index) * engine.work[tissue.index]!.shed[type.index]! * 60;
    }
    blood[model.blood.shed + type.index] = flow;
    const homing = circulation.organs.map((organ) => homingRate(engine, type.index, organ));
    let loss = circulation.loss;
    for (const rate of homing) loss += rate;
    const at = model.blood.cells + type.index;
    const before = blood[at]!;
    const kept = exp(-loss * hours);
    blood[at] = flow / loss + (before - flow / loss) * kept;
    // Cells·hours spent in blood in this step: the time integral of N.
    const present = (before + flow * hours - blood[at]!) / loss;
    circulation.organs.forEach((organ, o) => {
      const arrived = homing[o]! * present;
      blood[model.blood.arrivals + type.index * circulation.organs.length + o]! += arrived;
      if (organ.tissue >= 0) settleArrivals(engine, tissues[organ.tissue]!, type.index, arrived);
    });
  }
}

/** Turns `arrived` cells of the whole tissue into whole cells on its sample, by a keyed draw for the part of one. */
function settleArrivals(engine: Engine, tissue: TissueState, type: number, arrived: number): void {
  const expected = (arrived * engine.world.model.circulation.seedingGain) / weightOf(engine, tissue);
  placeFromBlood(engine, tissue, type, expected, PURPOSE.arrival);
}

/** Puts an expected number of cells beside perfused vessels drawn at random; those that find no room stay in blood. */
export function placeFromBlood(
  engine: Engine,
  tissue: TissueState,
  type: number,
  expected: number,
  purpose: typeof PURPOSE.arrival | typeof PURPOSE.homing,
): void {
  const { world } = engine;
  const work = engine.work[tissue.index]!;
  if (!(expected > 0) || work.vesselCount === 0) return;
  const key = batchKey(world.seed, tickOf(world), purpose, tissue.index * 32 + type);
  const whole = Math.floor(expected);
  const count = whole + (draw(key, 0xffffffff, 0) < expected - whole ? 1 : 0);
  const event = purpose === PURPOSE.arrival ? EVENT.arrivals : EVENT.returns;
  for (let n = 0; n < count; n++) {
    threefry(key[0], key[1], n, 1);
    const vessel = work.vessels[Math.floor(unit(words[0]!) * work.vesselCount)]!;
    const share = unit(words[1]!);
    if (!isPerfused(tissue.pool, vessel)) continue;
    if (arriveAt(engine, tissue, vessel, type, share) >= 0) tissue.events[event]!++;
  }
}
