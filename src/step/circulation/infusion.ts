/**
 * What is given to blood over some steps: a drug at a rate, a drug that is held at a level, or cells.
 *
 * It follows from the log of a run and is no part of its state. Cells are infused evenly; blood counts them as numbers
 * with fractions, so that every step takes an equal share and none is lost.
 */
export interface Infusion {
  what: 'rate' | 'level' | 'cells';
  /** Index of the drug, or of the cell type. */
  of: number;
  /** mg/h, free nM, or cells in all. */
  amount: number;
  /** The first step in which it is given, and the one after the last, since time 0. */
  from: number;
  until: number;
}
