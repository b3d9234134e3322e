/** Cells that leave their tissues for blood and for lymph: how many per hour, and their mean levels. */
import type { Model } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Flow } from './flows.ts';
import { weightOf } from './weight.ts';

export const MINUTES_PER_HOUR = 60;

/** Sums the hazards of leaving that cells set when they decided, in row order, before any of them has left. */
export function noteFlows(engine: Engine): void {
  for (const type of engine.world.model.cells) {
    if (!type.circulates) continue;
    sumFlow(engine, type.index, ROAD.blood, engine.flows.blood[type.index]);
    sumFlow(engine, type.index, ROAD.lymph, engine.flows.lymph[type.index]);
    for (let organ = 0; organ < engine.flows.efferent.length; organ++) {
      const flows = engine.flows.efferent[organ];
      if (flows.length > 0) sumFlow(engine, type.index, organ, flows[type.index]);
    }
  }
}

/** Where cells leaving their tissue go: into blood, into the lymph of all organs or, from 0 up, on from an organ. */
const ROAD = { blood: -2, lymph: -1 } as const;

function sumFlow(engine: Engine, type: number, road: number, flow: Flow): void {
  const { model, tissues } = engine.world;
  flow.cells.fill(0);
  for (const levels of flow.levels) levels.fill(0);
  for (const tissue of tissues) {
    if (road !== ROAD.blood && model.blood.efferent[tissue.index] !== road) continue;
    const { pool } = tissue;
    const { rows, first, leaving, draining } = engine.work[tissue.index];
    const rates = road === ROAD.blood ? leaving : draining;
    const weight = shedWeight(engine, tissue, type) * MINUTES_PER_HOUR;
    for (let i = first[type]; i < first[type + 1]; i++) {
      const row = rows[i];
      if (rates[row] === 0) continue;
      const rate = weight * rates[row];
      const strain = strainOf(model, pool.clone[row]);
      flow.cells[strain] += rate;
      const levels = flow.levels[strain];
      for (let l = 0; l < levels.length; l++) levels[l] += rate * pool.levels[l][row];
    }
  }
  flow.cells.forEach((cells, strain) => {
    const levels = flow.levels[strain];
    if (cells > 0) for (let l = 0; l < levels.length; l++) levels[l] /= cells;
  });
}

/** Updates the mean levels of `cells` cells when `more` cells with levels `others` join them. */
export function mix(levels: Float64Array, cells: number, others: ArrayLike<number>, more: number): void {
  const all = cells + more;
  if (more === 0 || all === 0) return;
  for (let l = 0; l < levels.length; l++) levels[l] = (cells * levels[l] + more * others[l]) / all;
}

/** The strain that a clone is counted with. */
export const strainOf = ({ circulation }: Model, clone: number): number =>
  circulation.strains === 1 ? 0 : (clone - 1) % circulation.strains;

/**
 * How many cells of the body one cell of a type on a sample represents when it leaves. Where the type came only by
 * blood, arrivals were raised by the seeding gain, so each cell represents that much less.
 */
function shedWeight(engine: Engine, tissue: TissueState, type: number): number {
  const { model } = engine.world;
  const { id } = model.cells[type];
  const native = model.tissues[tissue.index].layout.some((row) => 'cell' in row && row.cell === id);
  return weightOf(engine, tissue) / (native ? 1 : Math.max(1, model.circulation.seedingGain));
}
