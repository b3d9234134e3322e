/** Rows of every measure since the start of the run, in typed arrays that grow. */
import type { SeriesRows } from '../../serve/protocol.ts';

export interface Curve {
  x: Float64Array;
  y: Float64Array;
}

/** The rows of a series, as kept. */
export interface KeptRows {
  measures: number;
  steps: Float64Array;
  /** rows × measures. */
  values: Float64Array;
}

export class Series {
  rows = 0;
  private steps = new Float64Array(1024);
  private values = new Float64Array(0);
  /** The largest absolute value of each measure in the first `counted` rows. */
  private sizes = new Float64Array(0);
  private counted = 0;
  /** Index of the next row to request from the worker, and the edition of the present rows. */
  next = 0;
  edition = 0;

  constructor(readonly measures: number) {
    this.values = new Float64Array(1024 * measures);
  }

  /**
   * Drops rows that are no longer valid and appends new ones; rows that a restored worker sends again are skipped.
   * Returns whether any row was added or dropped.
   */
  add(batch: SeriesRows): boolean {
    let changed = false;
    if (batch.edition !== this.edition) {
      this.edition = batch.edition;
      while (this.rows > 0 && this.steps[this.rows - 1] >= batch.cut) {
        this.rows--;
        changed = true;
      }
      if (this.counted > this.rows) this.counted = 0;
    }
    const before = this.rows;
    const { last } = this;
    batch.steps.forEach((step, row) => {
      if (step <= last) return;
      if (this.rows === this.steps.length) this.grow();
      this.steps[this.rows] = step;
      this.values.set(batch.values.subarray(row * this.measures, (row + 1) * this.measures), this.rows * this.measures);
      this.rows++;
    });
    this.next = batch.from + batch.steps.length;
    return changed || this.rows > before;
  }

  /** A copy up to `step`: a run continues from there, in a worker that has none of the rows. */
  until(step: number): Series {
    const copy = new Series(this.measures);
    copy.steps = this.steps.slice();
    copy.values = this.values.slice();
    copy.rows = this.rows;
    while (copy.rows > 0 && copy.steps[copy.rows - 1] > step) copy.rows--;
    return copy;
  }

  /** Its rows, to be kept. */
  kept(): KeptRows {
    const { measures, rows } = this;
    return { measures, steps: this.steps.slice(0, rows), values: this.values.slice(0, rows * measures) };
  }

  /** A series of kept rows; a run continues from there, as after `until`. */
  static of({ measures, steps, values }: KeptRows): Series {
    const made = new Series(measures);
    made.rows = steps.length;
    while (made.steps.length < steps.length) made.grow();
    made.steps.set(steps);
    made.values.set(values);
    return made;
  }

  /** The step of the last row; −Infinity when there is none. */
  get last(): number {
    return this.rows > 0 ? this.steps[this.rows - 1] : Number.NEGATIVE_INFINITY;
  }

  /** Index of the last row not later than `step`; −1 when all are later. */
  rowAt(step: number): number {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.step(middle) <= step) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  step(row: number): number {
    return this.steps[row];
  }

  value(row: number, measure: number): number {
    return this.values[row * this.measures + measure];
  }

  /** The largest absolute value that a measure has had. */
  largest(measure: number): number {
    if (this.counted === 0) this.sizes = new Float64Array(this.measures);
    for (; this.counted < this.rows; this.counted++) {
      for (let m = 0; m < this.measures; m++)
        this.sizes[m] = Math.max(this.sizes[m], Math.abs(this.value(this.counted, m)) || 0);
    }
    return this.sizes[measure];
  }

  /** A measure over time in at most two points per column of pixels: the lowest and highest value there. */
  curve(measure: number, hours: (step: number) => number, from: number, to: number, columns: number): Curve {
    const first = this.firstAfter(hours, from);
    const count = this.rows - first;
    if (count <= 2 * columns) {
      const x = new Float64Array(Math.max(0, count));
      const y = new Float64Array(Math.max(0, count));
      for (let k = 0; k < count; k++) {
        x[k] = hours(this.step(first + k));
        y[k] = this.value(first + k, measure);
      }
      return { x, y };
    }
    return this.extremes(measure, hours, first, from, to, columns);
  }

  private extremes(
    measure: number,
    hours: (step: number) => number,
    first: number,
    from: number,
    to: number,
    columns: number,
  ): Curve {
    const x: number[] = [];
    const y: number[] = [];
    let row = first;
    while (row < this.rows) {
      const column = Math.floor(((hours(this.step(row)) - from) / (to - from)) * columns);
      let low = row;
      let high = row;
      while (row < this.rows && Math.floor(((hours(this.step(row)) - from) / (to - from)) * columns) <= column) {
        if (this.value(row, measure) < this.value(low, measure)) low = row;
        if (this.value(row, measure) > this.value(high, measure)) high = row;
        row++;
      }
      for (const one of low === high ? [low] : [Math.min(low, high), Math.max(low, high)]) {
        x.push(hours(this.step(one)));
        y.push(this.value(one, measure));
      }
    }
    return { x: Float64Array.from(x), y: Float64Array.from(y) };
  }

  private firstAfter(hours: (step: number) => number, from: number): number {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hours(this.step(middle)) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const steps = new Float64Array(this.steps.length * 2);
    steps.set(this.steps);
    this.steps = steps;
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
  }
}
