/** Measures recorded along a run, one row per step in rising order; rows from a past since changed are dropped. */
import { isCount, type Measure } from '../observe/measures/measures.ts';
import { Editions } from './editions.ts';
import type { SeriesRows } from './protocol.ts';

export class MeasureHistory {
  /** The present measures, and the state they belong to. */
  readonly now: { state: string; values: Float64Array } = { state: '', values: new Float64Array(0) };
  private readonly steps: number[] = [];
  private readonly values: Float64Array[] = [];
  /** Cuts are steps. */
  private readonly editions = new Editions();
  /** A step whose row must be read again; NaN for none. */
  private again = Number.NaN;

  /** Places, among the measures, of those that are counts. */
  readonly counts: readonly number[];

  constructor(readonly measures: Measure[]) {
    this.counts = measures.flatMap((measure, at) => (isCount(measure) ? [at] : []));
  }

  /** Appends the row of a step, or replaces the last row; rows of earlier steps are ignored. */
  keep(step: number, values: Float64Array): void {
    if (this.again === step) this.again = Number.NaN;
    const last = this.steps.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (step > last) {
      this.steps.push(step);
      this.values.push(values);
    } else if (step === last) this.values[this.steps.length - 1] = values;
  }

  /** Whether the present step has the last row, or its row must be read again. */
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

  /** The rows missing from a reader that holds those before `index` of edition `edition`. */
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
