/** Cells of a type that have arrived in an organ: `organs.<organ>.<cell>`. */
import type { Organ } from '../../../scenario/model.ts';
import { arrivalsAt } from '../../../step/circulation/circulating-cells.ts';
import { waitingAt } from '../../../step/circulation/onward.ts';
import type { SeenWorld } from '../../../world/world.ts';
import { type Circulating, strainsOf } from '../blood/of-blood.ts';
import type { Args } from '../measure.ts';

export interface Arriving extends Circulating {
  organ: Organ;
  /** Index of the organ. */
  at: number;
}

/** Index in blood of the arrivals of the first strain. */
export const arrivalSlot = ({ model, cell, at }: Arriving): number =>
  model.blood.arrivals + arrivalsAt(model, cell.index, at);

/** Arrivals by strain. */
export function clonesArrived(of: Arriving): (world: SeenWorld) => number[] {
  const from = arrivalSlot(of);
  const strains = strainsOf(of.model);
  return ({ blood }) => strains.map((strain) => blood[from + strain]);
}

export const arrivingId = ({ organ, cell }: Arriving): string => `organs.${organ.id}.${cell.id}`;
export const arrivingArgs = ({ organ, cell }: Arriving): Args => ({ cell: cell.id, organ: organ.id });

/** Whether cells go on from the organ. */
export const goesOn = ({ organ }: Arriving): boolean => organ.goesOn;

/** Sum over strains of a number about the cells that go on from an organ: one of `WAITING`. */
export function goingOn({ model, cell, at }: Arriving, which: number): (world: SeenWorld) => number {
  const { strains } = model.circulation;
  return ({ blood }) => {
    let sum = 0;
    for (let strain = 0; strain < strains; strain++) sum += blood[waitingAt(model, at, cell.index, strain) + which];
    return sum;
  };
}
