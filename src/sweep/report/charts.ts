/** The charts of a measure over the runs of a sweep, for its report and for the page. */
import { meanInterval } from '../../analysis/statistics.ts';
import { displayUnit } from '../../base/units.ts';
import { factorInWords } from '../factor-words.ts';
import { type Level, type Plan, type PlannedFactor, runsOf } from '../plan.ts';
import type { Outcome } from '../result-rows.ts';
import {
  type FactorAxis,
  factorAxis,
  heatMap,
  type Mean,
  type PlotSize,
  SMALL,
  scatter,
  shortNumber,
} from './plots.ts';

export { LARGE } from './plots.ts';

/** Maximum number of levels with a mean each; a factor with more is cut into this many parts. */
export const MAX_LEVELS = 12;

/** One run with the last reading of each measure. */
export interface Ran {
  run: number;
  scenario: string;
  values: Level[];
  outputs: Map<string, number>;
}

/** The runs that did not fail. */
export function ranOf(plan: Plan, outcomes: readonly Outcome[]): Ran[] {
  const { run } = runsOf(plan);
  return outcomes
    .filter(({ error }) => error === '')
    .map(({ run: number, readings }): Ran => {
      const { scenario, values } = run(number);
      const outputs = readings
        .filter(({ value }) => Number.isFinite(value))
        .map(({ measure, value }) => [measure, value] as const);
      return { run: number, scenario, values, outputs: new Map(outputs) };
    });
}

/** An axis for each factor, covering the values of all runs. */
export const axesOf = (plan: Plan, ran: readonly Ran[]): FactorAxis[] =>
  plan.factors.map((factor, f) =>
    factorAxis(labelOf(factor, plan), [...new Set(ran.map(({ values }) => values[f]))], factor.range?.scale === 'log'),
  );

export function labelOf(factor: PlannedFactor, { scenarios }: Pick<Plan, 'scenarios'>): string {
  const label = factorInWords(scenarios[0].scenario, factor);
  return factor.unit === '' ? label : `${label}, ${displayUnit(factor.unit)}`;
}

export interface ChartOptions {
  size?: PlotSize;
  /** The measure as its axis names it. */
  yLabel?: string;
  /** Places of the factors that have a chart; all by default. */
  shown?: readonly number[];
}

/**
 * A measure against each factor as dots, and against two factors of few values as a map, each as SVG.
 * @param ran runs of one scenario that have the measure
 * @param isDrawn whether a run has a dot; means are over all runs
 */
export function chartsOf(
  plan: Plan,
  measure: string,
  ran: readonly Ran[],
  axes: readonly FactorAxis[],
  isDrawn: (run: number) => boolean,
  { size = SMALL, yLabel = measure, shown = plan.factors.map((_, f) => f) }: ChartOptions = {},
): string[] {
  const value = ({ outputs }: Ran): number => outputs.get(measure)!;
  const drawn = ran.filter(({ run }) => isDrawn(run));
  const scatters = shown.map((f) => {
    const axis = axes[f];
    const points = drawn.map((one) => ({
      run: one.run,
      x: one.values[f],
      y: value(one),
      tip: `run ${one.run}: ${shown.map((i) => `${plan.factors[i].name} ${one.values[i]} ${displayUnit(plan.factors[i].unit)}`.trim()).join(', ')}: ${shortNumber(value(one))}`,
    }));
    return scatter(
      axis,
      yLabel,
      points,
      meansBy(ran, (one) => axis.place(one.values[f]), value),
      size,
    );
  });
  const levelsOf = (f: number): number => new Set(ran.map(({ values }) => values[f])).size;
  const few = shown.filter((f) => levelsOf(f) > 1 && levelsOf(f) <= MAX_LEVELS).slice(0, 2);
  const maps =
    few.length === 2
      ? [heatMap(axes[few[0]], axes[few[1]], cellsOf(ran, axes, few as [number, number], value), size)]
      : [];
  return [...scatters, ...maps];
}

/** Means at each value, or within equal parts of the axis where there are many values. */
function meansBy(ran: readonly Ran[], place: (one: Ran) => number, value: (one: Ran) => number): Mean[] {
  const exact = new Set(ran.map(place)).size <= MAX_LEVELS;
  const groups = new Map<number, Ran[]>();
  for (const one of ran) {
    const at = exact ? place(one) : (Math.min(MAX_LEVELS - 1, Math.floor(place(one) * MAX_LEVELS)) + 0.5) / MAX_LEVELS;
    groups.set(at, [...(groups.get(at) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([at, own]) => ({ place: at, ...meanInterval(own.map(value)) }));
}

function cellsOf(
  ran: readonly Ran[],
  axes: readonly FactorAxis[],
  [fx, fy]: [number, number],
  value: (one: Ran) => number,
) {
  const sums = new Map<string, { x: number; y: number; sum: number; count: number }>();
  for (const one of ran) {
    const x = axes[fx].place(one.values[fx]);
    const y = axes[fy].place(one.values[fy]);
    const cell = sums.get(`${x} ${y}`) ?? { x, y, sum: 0, count: 0 };
    cell.sum += value(one);
    cell.count++;
    sums.set(`${x} ${y}`, cell);
  }
  return [...sums.values()].map(({ x, y, sum, count }) => ({ x, y, value: sum / count }));
}
