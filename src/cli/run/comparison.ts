/** Arms compared on the same seeds, measure by measure. */
import { comparePairs, holm, pairsFor } from '../../analysis/paired.ts';
import { WIDTH } from '../../link/study-file.ts';
import { wrong } from '../failure.ts';
import { knownText, numberOrNull, table, valueText } from '../numbers.ts';

/** How wide an interval is wanted to be, from low to high: in the unit of the measure, or as a share of the first mean. */
export interface Width {
  text: string;
  amount: number;
  relative: boolean;
}

export function readWidth(text: string): Width {
  const [, number, percent] = WIDTH.exec(text) ?? [];
  const amount = Number(number);
  if (!(amount > 0) || !Number.isFinite(amount))
    throw wrong(
      `--width: found "${text}", expected a width above 0: 10% of the mean of the first arm, or a number in the unit of the measure`,
    );
  return percent === '%' ? { text, amount: amount / 100, relative: true } : { text, amount, relative: false };
}

/** The values of a run at one time, by measure. */
interface Values {
  seed: string;
  arm: string;
  measures: readonly { id: string; unit: string }[];
  values: Readonly<Record<string, number>>;
}

/** What is no number is null, as in JSON. */
export interface Comparison {
  measure: string;
  unit: string;
  /** The arms; `difference` is second minus first. */
  first: string;
  second: string;
  /** Seeds that have a value in both arms. */
  pairs: number;
  firstMean: number | null;
  secondMean: number | null;
  difference: number | null;
  /** 95 % interval of the difference. */
  low: number | null;
  high: number | null;
  /** The mean difference over the standard deviation of the differences. */
  effect: number | null;
  /** Paired t test, two-sided, with `pairs` − 1 degrees of freedom. */
  t: number | null;
  p: number | null;
  /** From low to high. */
  width: number | null;
  wantedWidth: number | null;
  /**
   * How many seeds an interval of at most the wanted width needs, how wide it then is, and the range in which that
   * number lies (95 %), since the spread is known only from the seeds at hand.
   */
  seedsNeeded: { seeds: number; width: number; low: number; high: number } | null;
}

/** Compares every other arm with the first; runs pair by their seed. */
export function compareArms(arms: readonly string[], runs: readonly Values[], width: Width): Comparison[] {
  const [first, ...others] = arms;
  const of = (arm: string) => new Map(runs.filter((run) => run.arm === arm).map((run) => [run.seed, run]));
  const reference = of(first);
  return others.flatMap((second) => {
    const pairs = [...of(second)].flatMap(([seed, run]) => {
      const other = reference.get(seed);
      return other ? [[other, run] as const] : [];
    });
    const known = new Set(pairs[0]?.[1].measures.map(({ id }) => id));
    const shared = pairs[0]?.[0].measures.filter(({ id }) => known.has(id)) ?? [];
    return shared.map(({ id, unit }): Comparison => {
      const paired = comparePairs(
        pairs.map(([run]) => run.values[id]),
        pairs.map(([, run]) => run.values[id]),
      );
      const wanted = width.relative ? width.amount * Math.abs(paired.first) : width.amount;
      const needed = pairsFor(wanted, paired);
      return {
        ...{ measure: id, unit, first, second, pairs: paired.pairs },
        firstMean: numberOrNull(paired.first),
        secondMean: numberOrNull(paired.second),
        difference: numberOrNull(paired.difference),
        low: numberOrNull(paired.low),
        high: numberOrNull(paired.high),
        effect: numberOrNull(paired.effect),
        t: numberOrNull(paired.t),
        p: numberOrNull(paired.p),
        width: numberOrNull(paired.high - paired.low),
        wantedWidth: numberOrNull(wanted),
        seedsNeeded: needed && { seeds: needed.pairs, width: needed.width, low: needed.low, high: needed.high },
      };
    });
  });
}

/** Comparisons with their p corrected for their number, by Holm's method. */
export function corrected(comparisons: readonly Comparison[]): (Comparison & { holm: number | null })[] {
  const values = holm(comparisons.map(({ p }) => p ?? Number.NaN));
  return comparisons.map((one, i) => ({ ...one, holm: numberOrNull(values[i]) }));
}

/** Comparisons as a table for a person, and what its columns are. */
export function comparisonText(comparisons: readonly Comparison[], width: Width): string {
  const several = new Set(comparisons.map(({ second }) => second)).size > 1;
  const rows = corrected(comparisons).map((one) => [
    ...(several ? [one.second] : []),
    ...[one.measure, one.unit, ...[one.firstMean, one.secondMean, one.difference].map(knownText)],
    one.low === null || one.high === null ? '–' : `${valueText(one.low)} to ${valueText(one.high)}`,
    ...[one.effect, one.p, one.holm].map(knownText),
    neededText(one),
  ]);
  const { first = '', second = '' } = comparisons[0] ?? {};
  const head = [
    ...(several ? ['arm'] : []),
    ...['measure', 'unit', first, several ? 'arm' : second, 'difference', '95 % interval', 'effect', 'p', 'p (Holm)'],
    `seeds for ${width.text.trim()}`,
  ];
  const right = head.flatMap((_, i) => (i > Number(several) + 1 ? [i] : []));
  return `${table([head, ...rows], right)}

difference: ${several ? 'arm' : second} minus ${first}, seed by seed; effect: its mean over its standard deviation
p: paired t test, two-sided; p (Holm): corrected for the ${rows.length} comparisons shown
seeds: how many make the interval ${wantedText(width)} wide, from low to high; in brackets the range of this number (95 %)`;
}

const wantedText = ({ text, relative }: Width): string =>
  relative ? `${text.trim()} of the mean of the first arm` : text.trim();

function neededText({ seedsNeeded }: Comparison): string {
  if (seedsNeeded === null) return '–';
  const { seeds, low, high } = seedsNeeded;
  return low === high ? String(seeds) : `${seeds} (${low}–${high})`;
}
