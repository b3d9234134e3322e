/** What was measured on the way, a row a step in rising order; rows that a change of the past made untrue are cut off. */
import type { Measure } from '../observe/measures/measures.ts';
import { Editions } from './editions.ts';
import type { SeriesRows } from './protocol.ts';

export class MeasureHistory {
  /** The present measures, and of which state. */
  readonly now: { state: string; values: Float64Array } = { state: '', values: new Float64Array(0) };
  private readonly steps: number[] = [];
  private readonly values: Float64Array[] = [];
  /** Cut at steps. */
  private readonly editions = new Editions();
  /** A step whose row is to be read again. */
  private again = Number.NaN;

  constructor(readonly measures: Measure[]) {}

  /** Keeps the row of a step; of a step that has been passed before only if it has one already. */
  keep(step: number, values: Float64Array): void {
    if (this.again === step) this.again = Number.NaN;
    const last = this.steps.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (step > last) {
      this.steps.push(step);
      this.values.push(values);
    } else if (step === last) this.values[this.steps.length - 1] = values;
  }

  /** Whether the row of the present step is the last one, or has to be read again. */
  wants(step: number): boolean {
    return this.again === step || this.steps.at(-1) === step;
  }

  /** Drops the rows from a step on; that of the present step is read again. */
  truncateFrom(step: number, present: number): void {
    this.editions.cut(step);
    const at = this.firstFrom(step);
    if (this.steps[at] === present) this.again = present;
    this.steps.length = at;
    this.values.length = at;
  }

  /** What somebody does not have yet who has the rows before `index` as they were in an edition. */
  rows(index: number, edition: number): SeriesRows {
    const { steps, values, editions } = this;
    const cut = editions.since(edition);
    const from = Math.min(Math.max(0, index), steps.length, this.firstFrom(cut));
    const width = this.measures.length;
    const rows = new Float64Array((steps.length - from) * width);
    for (let i = from; i < steps.length; i++) rows.set(values[i], (i - from) * width);
    return { edition: editions.edition, cut, from, steps: steps.slice(from), values: rows };
  }

  private firstFrom(step: number): number {
    const at = this.steps.findIndex((one) => one >= step);
    return at < 0 ? this.steps.length : at;
  }
}
