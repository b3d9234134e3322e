/** The report of a sweep: one page that needs nothing else, with a link from each point to its run. */
import { meanInterval } from '../../analysis/statistics.ts';
import { displayUnit } from '../../base/units.ts';
import { planDigest } from '../folder.ts';
import { type Level, type Plan, type PlannedFactor, type PlannedMeasure, runsOf } from '../plan.ts';
import type { Outcome } from '../rows.ts';
import { canAnalyse, type Sensitivity, sensitivities } from '../sensitivity.ts';
import { bars, escaped, type FactorAxis, factorAxis, heatMap, type Mean, scatter, shortNumber } from './plots.ts';
import { SCRIPT, STYLE } from './style.ts';

/** Runs drawn and linked; of more, as many at equal distances. */
export const MOST_DRAWN = 2000;
/** Levels by which means are taken; a factor with more is cut into as many parts. */
const MOST_LEVELS = 12;

/** One run with the last reading of each measure. */
interface Ran {
  run: number;
  scenario: string;
  values: Level[];
  outputs: Map<string, number>;
}

export function reportOf(plan: Plan, outcomes: readonly Outcome[], links: ReadonlyMap<number, string>): string {
  const { run } = runsOf(plan);
  const good = outcomes.filter(({ error }) => error === '');
  const ran = good.map(({ run: number, readings }): Ran => {
    const { scenario, values } = run(number);
    const outputs = readings
      .filter(({ value }) => Number.isFinite(value))
      .map(({ measure, value }) => [measure, value] as const);
    return { run: number, scenario, values, outputs: new Map(outputs) };
  });
  const axes = plan.factors.map((factor, f) =>
    factorAxis(labelOf(factor), [...new Set(ran.map(({ values }) => values[f]!))], factor.range?.scale === 'log'),
  );
  const indices = canAnalyse(plan) ? sensitivities(plan, outcomes) : [];
  const body = [
    `<header><h1>${escaped(plan.title)}</h1><p>${escaped(plan.description)}</p></header>`,
    summary(plan, outcomes),
    ...plan.scenarios.flatMap(({ name }) =>
      plan.measures
        .filter(({ scenarios }) => scenarios.includes(name))
        .map((measure) => {
          const own = ran.filter(({ scenario, outputs }) => scenario === name && outputs.has(measure.name));
          const found = indices.filter((one) => one.scenario === name && one.measure === measure.name);
          return section(plan, name, measure, own, axes, links, found);
        }),
    ),
    failures(outcomes),
    provenance(plan),
  ].join('\n');
  const addresses = JSON.stringify(Object.fromEntries(links)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(plan.title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main><script type="application/json" id="links">${addresses}</script><script>${SCRIPT}</script></body></html>
`;
}

const labelOf = ({ label, unit }: PlannedFactor): string => (unit === '' ? label : `${label}, ${displayUnit(unit)}`);

function summary(plan: Plan, outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ error }) => error !== '').length;
  const rows = [
    ['Runs', `${outcomes.length} of ${plan.runs}${failed > 0 ? `, ${failed} failed` : ', none failed'}`],
    ['Design', `${plan.design.kind}: ${plan.points} points, ${plan.replicates} replicates`],
    ...plan.scenarios.map(({ name, until, scenario }) => [
      'Scenario',
      `${name}: ${scenario.title}, to ${shortNumber(until / 60)} h`,
    ]),
    ...plan.factors.map((factor) => ['Varied', `${labelOf(factor)}: ${rangeText(factor)}`]),
  ];
  return `<section>${tableOf(rows)}<p class="hint">A dot is a run: its name is shown where the pointer rests, and a click opens it in Stroma. Lines are means, bars 95 % intervals of the mean.</p></section>`;
}

const rangeText = ({ values, range }: PlannedFactor): string =>
  range
    ? `${range.from} to ${range.to}${range.scale === 'log' ? ', on a logarithmic scale' : ''}`
    : values!.length > MOST_LEVELS
      ? `${values!.length} values`
      : values!.join(', ');

const tableOf = (rows: readonly string[][]): string =>
  `<table>${rows.map(([name, ...cells]) => `<tr><th>${escaped(name!)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;

function section(
  plan: Plan,
  scenario: string,
  { name: measure, unit }: PlannedMeasure,
  ran: readonly Ran[],
  axes: readonly FactorAxis[],
  links: ReadonlyMap<number, string>,
  indices: readonly Sensitivity[],
): string {
  const head = `<h2>${escaped(measure)} <small>${escaped([displayUnit(unit), scenario].filter(Boolean).join(', '))}</small></h2>`;
  if (ran.length === 0) return `<section>${head}<p>No run gave a number.</p></section>`;
  const value = ({ outputs }: Ran): number => outputs.get(measure)!;
  const drawn = ran.filter(({ run }) => links.has(run));
  const scatters = axes.map((axis, f) => {
    const points = drawn.map((one) => ({
      run: one.run,
      x: one.values[f]!,
      y: value(one),
      tip: `run ${one.run}: ${plan.factors.map(({ name, unit }, i) => `${name} ${one.values[i]} ${displayUnit(unit)}`.trim()).join(', ')}: ${shortNumber(value(one))}`,
    }));
    return scatter(
      axis,
      measure,
      points,
      meansBy(ran, (one) => axis.place(one.values[f]!), value),
    );
  });
  const levels = plan.factors.map((_, f) => new Set(ran.map(({ values }) => values[f]!)).size);
  const few = levels.flatMap((count, f) => (count > 1 && count <= MOST_LEVELS ? [f] : [])).slice(0, 2);
  const maps =
    few.length === 2
      ? [heatMap(axes[few[0]!]!, axes[few[1]!]!, cellsOf(ran, axes, few as [number, number], value))]
      : [];
  const shown = ['mu*', 'S1', 'ST'].flatMap((index) => {
    const rows = indices.filter((one) => one.index === index);
    return rows.length > 0
      ? [
          bars(
            index,
            rows.map((one) => ({ ...one, name: one.factor })),
          ),
        ]
      : [];
  });
  return `<section>${head}<div class="plots">${[...scatters, ...maps, ...shown].join('')}</div></section>`;
}

/** Means at each place, or within equal parts of the axis where there are many. */
function meansBy(ran: readonly Ran[], place: (one: Ran) => number, value: (one: Ran) => number): Mean[] {
  const exact = new Set(ran.map(place)).size <= MOST_LEVELS;
  const groups = new Map<number, Ran[]>();
  for (const one of ran) {
    const at = exact
      ? place(one)
      : (Math.min(MOST_LEVELS - 1, Math.floor(place(one) * MOST_LEVELS)) + 0.5) / MOST_LEVELS;
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
    const x = axes[fx]!.place(one.values[fx]!);
    const y = axes[fy]!.place(one.values[fy]!);
    const cell = sums.get(`${x} ${y}`) ?? { x, y, sum: 0, count: 0 };
    cell.sum += value(one);
    cell.count++;
    sums.set(`${x} ${y}`, cell);
  }
  return [...sums.values()].map(({ x, y, sum, count }) => ({ x, y, value: sum / count }));
}

/** Failures that are listed. */
const MOST_FAILURES = 100;

function failures(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ error }) => error !== '');
  if (failed.length === 0) return '';
  const rows = failed.slice(0, MOST_FAILURES).map(({ run, error }) => [`run ${run}`, error]);
  const more = failed.length > MOST_FAILURES ? `<p>and ${failed.length - MOST_FAILURES} more</p>` : '';
  return `<section><h2>Failed runs</h2>${tableOf(rows)}${more}</section>`;
}

function provenance(plan: Plan): string {
  const seeds = plan.pairing === 'common' ? 'replicates of all points share theirs' : 'each run has its own';
  return `<section><h2>Where this comes from</h2>${tableOf([
    ['Stroma', plan.version],
    ['Sweep', `${plan.id}, plan ${planDigest(plan)}`],
    ['Seed', `${plan.seed}; ${seeds}`],
    ...plan.scenarios.map(({ name, modelDigest }) => ['Model', `${name}: ${modelDigest}`]),
  ])}<p class="hint">results.csv and results.parquet beside this page have every number; sweep.json has the plan and all scenarios in full.</p></section>`;
}
