/** Who leaves: the cells that may enter blood now, each with its rate of doing so. */
import { BEHAVIOUR_NAMES } from '../../scenario/behaviours.ts';
import type { CellType } from '../../scenario/model.ts';
import { condition, joinInputs, outputOf } from '../../step/cells/evaluate.ts';
import { readOne } from '../../step/readings/read-one-or-many.ts';
import { touchingOpenVessels } from '../../step/vessels/contact.ts';
import type { Window } from '../../step/window.ts';
import type { SeenTissue } from '../../world/world.ts';
import type { Living } from '../living.ts';

export interface Leavers {
  rows: readonly number[];
  /** Per minute. */
  rates: readonly number[];
}

export const NO_LEAVERS: Leavers = { rows: [], rates: [] };

/**
 * Cells of a type in a tissue beside vessels that carry blood, with the rate at which each enters: its own, by its rules,
 * times the open vessel sites that it touches. A mean over them, weighted by these rates, is the expected mean over
 * those that leave, without waiting for any to leave. None where only the niche releases cells.
 */
export function leaversOf(view: Window, tissue: SeenTissue, living: Living, type: CellType): Leavers {
  const { niche } = view.world.model;
  const { plan } = type;
  const output = plan.outputs.find(({ index }) => index === BEHAVIOUR_NAMES.indexOf('intravasation'));
  if (output === undefined || (type.takesSeats && niche?.tissue === tissue.index)) return NO_LEAVERS;
  const { touchesVessel } = view.derived.vessels[tissue.index];
  const rows: number[] = [];
  const rates: number[] = [];
  for (let i = living.first[type.index]; i < living.first[type.index + 1]; i++) {
    const row = living.rows[i];
    const site = tissue.pool.site[row];
    if (touchesVessel[site] === 0) continue;
    const own = outputOf(plan, output, (t) =>
      condition(
        plan.terms[t],
        joinInputs(plan.terms[t], (r) => readOne(view, tissue, row, plan.readings[r])),
      ),
    );
    const rate = own * touchingOpenVessels(tissue, site);
    if (rate === 0) continue;
    rows.push(row);
    rates.push(rate);
  }
  return { rows, rates };
}

/** The mean of a number by row over those who leave; 0 where none can. */
export function meanOfLeavers({ rows, rates }: Leavers, valueIn: (row: number) => number): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < rows.length; i++) {
    sum += rates[i] * valueIn(rows[i]);
    weight += rates[i];
  }
  return weight > 0 ? sum / weight : 0;
}
