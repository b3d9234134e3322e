/** How a reading turns the course of a measure into one number, and what it may be divided by. */

/** How a time course becomes one number. `timeOfMax` and `halfLife` are in hours, an area in the measure's unit times hours. */
export const REDUCTIONS = ['last', 'max', 'min', 'mean', 'timeOfMax', 'area', 'halfLife'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** The arm that is the scenario itself. */
export const BASE = 'base';

/** What a reading may be divided by besides the same reading of an arm: parts of its own course. */
export const OWN_PARTS = ['start', 'max'] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

/** Whether a reading is divided by a part of its own course, and not by an arm. */
export const isOwnPart = (divisor: string): divisor is OwnPart => (OWN_PARTS as readonly string[]).includes(divisor);

/** The unit of a reading, from that of its measure; '×' where it is divided by another, '' for pure numbers. */
export function unitOfReading(read: { reduce: Reduction; relativeTo?: string | undefined }, unit: string): string {
  const { reduce, relativeTo } = read;
  return relativeTo !== undefined && (reduce !== 'timeOfMax' || !isOwnPart(relativeTo)) ? '×' : unitOf(reduce, unit);
}

/** The unit of what a reduction gives, from that of the measure; '' for pure numbers. */
export function unitOf(reduce: Reduction, unit: string): string {
  if (reduce === 'timeOfMax' || reduce === 'halfLife') return 'h';
  return reduce === 'area' ? [unit, 'h'].filter(Boolean).join('·') : unit;
}
