import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Series } from '../../src/ui/run/series.ts';

const MEASURES = 3;
const value = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(Number.NaN));
const change = fc.record({
  /** Rows dropped from the end first, as when a run goes on from an earlier state. */
  dropped: fc.integer({ min: 0, max: 5 }),
  rows: fc.array(fc.array(value, { minLength: MEASURES, maxLength: MEASURES }), { maxLength: 6 }),
});

test('the largest size of each measure is that of the rows there are, whatever was added and dropped', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const series = new Series(MEASURES);
      let kept: number[][] = [];
      changes.forEach(({ dropped, rows }, edition) => {
        kept = kept.slice(0, Math.max(0, kept.length - dropped));
        series.add({
          edition: edition + 1,
          cut: kept.length,
          from: kept.length,
          steps: rows.map((_, i) => kept.length + i),
          values: Float64Array.from(rows.flat()),
        });
        kept = [...kept, ...rows];
        for (let m = 0; m < MEASURES; m++) {
          const sizes = kept.map((row) => Math.abs(row[m])).filter((size) => !Number.isNaN(size));
          expect(series.largest(m)).toBe(Math.max(0, ...sizes));
        }
      });
    }),
  );
});
