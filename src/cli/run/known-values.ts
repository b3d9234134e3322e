/** What a study takes for a value: a mean over no cells is none. */
import type { Measure } from '../../observe/measures/measure.ts';

/**
 * The values of a row, with NaN for what is read of the living cells of a type where the row says that there are none.
 * Without their count in the row this is not known.
 */
export function knownValues(measures: readonly Measure[], values: ArrayLike<number>): Float64Array {
  const counts = new Map(measures.map(({ key, args }, i) => [key === 'count' ? cellsOf(args) : '', i]));
  return Float64Array.from(measures, ({ perLiving, args }, i) => {
    const count = perLiving ? counts.get(cellsOf(args)) : undefined;
    return count !== undefined && values[count] === 0 ? Number.NaN : values[i];
  });
}

const cellsOf = ({ tissue = '', cell = '' }: Measure['args']): string => `${tissue}.${cell}`;
