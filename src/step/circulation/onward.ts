/**
 * Onward by lymph: cells brought to an organ wait there, then go on into blood or are lost (Hirakawa 2007:
 * metastases of lymph nodes spread onward).
 *
 *   dP/dt = a − (k_on + k_loss)·P
 *
 * Without a tissue, a is all arrivals by lymph. With one, cells arrive on its lattice and live there by their rules,
 * and a is the cells that enter lymph there: P then counts the cells in the lymph that leads out of the organ. P is a
 * mean-field number of the whole body by strain, with mean levels, like cells in blood.
 */
import { exp } from '../../base/exact.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import type { Engine } from '../engine.ts';
import { WAITING } from './blood.ts';
import { MINUTES_PER_HOUR, mix } from './flow.ts';
import type { Flow } from './flows.ts';

/** Lets cells of a type go on from all organs: they join this step's flow into blood. */
export function goOn(engine: Engine, type: CellType): void {
  const { organs } = engine.world.model.circulation;
  for (let o = 0; o < organs.length; o++) if (organs[o].goesOn) goOnFrom(engine, type, o);
}

function goOnFrom(engine: Engine, type: CellType, o: number): void {
  const { model, blood, tissues } = engine.world;
  const organ = model.circulation.organs[o];
  const hours = model.minutes / MINUTES_PER_HOUR;
  const hasTissue = organ.tissue >= 0;
  const coming = hasTissue ? engine.flows.efferent[o][type.index] : engine.flows.lymph[type.index];
  const share = hasTissue ? 1 : organ.share;
  const leaving = organ.onward + organ.onwardLoss;
  const count = tissues[0].pool.levels.length;
  for (let strain = 0; strain < model.circulation.strains; strain++) {
    const at = waitingAt(model, o, type.index, strain);
    const levels = blood.subarray(at + WAITING.slots, at + WAITING.slots + count);
    const before = blood[at + WAITING.now];
    const rate = share * coming.cells[strain];
    if (before === 0 && rate === 0) continue;
    mix(levels, before, coming.levels[strain], rate * hours);
    const all = before + rate * hours;
    const after = leaving === 0 ? all : rate / leaving + (before - rate / leaving) * exp(-leaving * hours);
    const goneOn = leaving === 0 ? 0 : ((all - after) * organ.onward) / leaving;
    blood[at + WAITING.now] = after;
    blood[at + WAITING.goneOn] += goneOn;
    blood[at + WAITING.lost] += all - after - goneOn;
    join(engine.flows.blood[type.index], strain, levels, goneOn / hours);
  }
}

/** Adds cells per hour to the flow into blood. */
function join(flow: Flow, strain: number, levels: Float64Array, rate: number): void {
  mix(flow.levels[strain], flow.cells[strain], levels, rate);
  flow.cells[strain] += rate;
}

/** Index in blood of the cells of a type and strain that wait in an organ from which cells go on. */
export const waitingAt = ({ blood, circulation }: Model, organ: number, type: number, strain: number): number =>
  blood.waiting[organ] + (type * circulation.strains + strain) * blood.waitingSlots;
