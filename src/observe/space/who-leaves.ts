/** Who leaves for blood, as distributions: every number in which cells differ, over all cells and over leavers. */
import { levelsOf } from '../../scenario/vocabulary.ts';
import type { Window } from '../../step/window.ts';
import { type Living, livingIn } from '../living.ts';
import type { Looks } from '../picture.ts';
import type { Distribution, Leaving } from '../shown.ts';
import { type Leavers, leaversOf, meanOfLeavers, NO_LEAVERS } from './leavers.ts';
import { variesIn } from './varies.ts';

/** Bars of a distribution. */
const BARS = 16;

/** For every type that circulates, in every tissue from which some of its cells may enter blood. */
export function whoLeaves(view: Window, columns: Looks['columns']): Leaving[] {
  const { model, tissues } = view.world;
  const { species } = model.oxygen;
  return tissues.flatMap((tissue) => {
    const cells = livingIn(tissue, model.cells.length);
    return model.cells.flatMap((type): Leaving[] => {
      const leavers = type.circulates ? leaversOf(view, tissue, cells, type) : NO_LEAVERS;
      if (leavers.rows.length === 0) return [];
      const living = everyOne(cells, type.index);
      const { pool, fields } = tissue;
      const spread = (id: string, to: number, number: (row: number) => number, from = 0): Distribution => ({
        id,
        from,
        to,
        all: sharesOf(living, number, from, to),
        leaving: sharesOf(leavers, number, from, to),
        meanOfAll: meanOfLeavers(living, number),
        meanOfLeaving: meanOfLeavers(leavers, number),
      });
      const levels = levelsOf(model.names)
        .map((level, index) => ({ level, index }))
        .filter((one) => variesIn({ model, type }, one));
      return [
        {
          tissue: model.tissues[tissue.index].id,
          cell: type.id,
          of: [
            spread(
              model.species[species].id,
              model.tissues[tissue.index].vesselOxygen,
              (row) => fields[species][pool.site[row]],
            ),
            ...levels.map(({ level, index }) => {
              const { low, high } = columns[level] ?? { low: 0, high: 1 };
              return spread(level, high, (row) => pool.levels[index][row], low);
            }),
          ],
        },
      ];
    });
  });
}

/** All living cells of a type, each with the same weight. */
function everyOne({ rows: all, first }: Living, type: number): Leavers {
  const rows = [...all.subarray(first[type], first[type + 1])];
  return { rows, rates: rows.map(() => 1) };
}

/** The share of the weight in each bar between two ends; values beyond an end count in the last bar on that side. */
function sharesOf({ rows, rates }: Leavers, number: (row: number) => number, from: number, to: number): number[] {
  const shares = new Array<number>(BARS).fill(0);
  let sum = 0;
  rows.forEach((row, i) => {
    const bar = to > from ? Math.floor(((number(row) - from) / (to - from)) * BARS) : 0;
    shares[Math.min(BARS - 1, Math.max(0, bar))] += rates[i];
    sum += rates[i];
  });
  return sum > 0 ? shares.map((share) => share / sum) : shares;
}
