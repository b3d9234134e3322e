/** How much of what is infused or held is due in the present step. */
import { stepOf } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Infusion } from './infusion.ts';

function* given({ world, infusions }: Engine, what: Infusion['what'], of: number): Generator<Infusion> {
  const now = stepOf(world);
  for (const one of infusions) if (one.what === what && one.of === of && one.from <= now && now < one.until) yield one;
}

/** How fast a drug is infused in this step, mg/h. */
export function infusedRate(engine: Engine, drug: number): number {
  let sum = 0;
  for (const { amount } of given(engine, 'rate', drug)) sum += amount;
  return sum;
}

/** The level at which a drug is held in this step, free nM: that of the last command; null if it is not held. */
export function heldLevel(engine: Engine, drug: number): number | null {
  let held: number | null = null;
  for (const { amount } of given(engine, 'level', drug)) held = amount;
  return held;
}

/** Cells of a type that are infused in this step. */
export function infusedCells(engine: Engine, type: number): number {
  let sum = 0;
  for (const { amount, from, until } of given(engine, 'cells', type)) sum += amount / (until - from);
  return sum;
}
