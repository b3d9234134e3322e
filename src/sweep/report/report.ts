/** The report of a sweep: one self-contained page, with a link from each point to its run. */
import { displayUnit } from '../../base/units.ts';
import { english } from '../../texts/words.ts';
import { factorInWords } from '../factor-words.ts';
import { planDigest } from '../folder.ts';
import type { Origin } from '../origin.ts';
import { PAIRING_WORDS, type Plan, type PlannedFactor, type PlannedMeasure } from '../plan.ts';
import type { Outcome } from '../result-rows.ts';
import { canAnalyse, type Sensitivity, sensitivities } from '../sensitivity.ts';
import { bars } from './bars.ts';
import { axesOf, chartsOf, labelOf, MAX_LEVELS, type Ran, ranOf } from './charts.ts';
import { escaped, type FactorAxis, shortNumber } from './plots.ts';
import { SCRIPT, STYLE } from './style.ts';

/** Maximum number of runs drawn and linked; of more runs, this many evenly spaced ones. */
export const MAX_DRAWN = 2000;

/** @param origins when and by what the sweep was planned, as far as it is known */
export function reportOf(
  plan: Plan,
  outcomes: readonly Outcome[],
  links: ReadonlyMap<number, string>,
  origins: readonly Origin[] = [],
): string {
  const ran = ranOf(plan, outcomes);
  const axes = axesOf(plan, ran);
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
    provenance(plan, origins),
  ].join('\n');
  const addresses = JSON.stringify(Object.fromEntries(links)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(plan.title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main><script type="application/json" id="links">${addresses}</script><script>${SCRIPT}</script></body></html>
`;
}

function summary(plan: Plan, outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ error }) => error !== '').length;
  const rows = [
    ['Runs', `${outcomes.length} of ${plan.runs}${failed > 0 ? `, ${failed} failed` : ', none failed'}`],
    ['Design', `${plan.design.kind}: ${plan.points} points, ${plan.replicates} replicates`],
    ...plan.scenarios.map(({ name, until, scenario }) => [
      'Scenario',
      `${name}: ${english(scenario.title)}, to ${shortNumber(until / 60)} h`,
    ]),
  ];
  const varied = plan.factors.map((factor) => ['Varied', `${labelOf(factor, plan)}: ${rangeText(factor)}`]);
  const listed =
    varied.length > MAX_FACTORS
      ? `<details><summary>${varied.length} factors varied</summary>${tableOf(varied)}</details>`
      : tableOf(varied);
  return `<section>${tableOf(rows)}${listed}<p class="hint">A dot is a run: its name is shown where the pointer rests, and a click opens it in Stroma. Lines are means, bars 95 % intervals of the mean.</p></section>`;
}

const rangeText = ({ values, range }: PlannedFactor): string =>
  range
    ? `${range.from} to ${range.to}${range.scale === 'log' ? ', on a logarithmic scale' : ''}`
    : values!.length > MAX_LEVELS
      ? `${values!.length} values`
      : values!.join(', ');

const tableOf = (rows: readonly string[][]): string =>
  `<table>${rows.map(([name, ...cells]) => `<tr><th>${escaped(name)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;

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
  const shown = shownOf(plan, indices);
  const charts = chartsOf(plan, measure, ran, axes, (run) => links.has(run), { shown });
  const named = shown.map((f) => plan.factors[f]);
  const ranked = ['mu*', 'S1', 'ST'].flatMap((index) => {
    const own = new Map(indices.filter((one) => one.index === index).map((one) => [one.factor, one]));
    const rows = named.flatMap((factor) => {
      const found = own.get(factor.name);
      return found ? [{ name: factorInWords(plan.scenarios[0].scenario, factor), bars: [found] }] : [];
    });
    return rows.length > 0 ? [bars(index, rows)] : [];
  });
  const fewer =
    shown.length < plan.factors.length
      ? `<p class="hint">The ${shown.length} of ${plan.factors.length} factors with ${indices.length > 0 ? 'the largest indices' : 'the first columns'}; sensitivity.csv and results.csv have all.</p>`
      : '';
  return `<section>${head}${fewer}<div class="plots">${[...charts, ...ranked].join('')}</div></section>`;
}

/** Maximum number of factors of a measure that have charts. */
const MAX_FACTORS = 12;

/** Places of the factors with charts: all, or of many those that matter most, in this order. */
function shownOf({ factors }: Plan, indices: readonly Sensitivity[]): number[] {
  const all = factors.map((_, f) => f);
  if (factors.length <= MAX_FACTORS) return all;
  const size = new Map(
    indices.filter(({ index }) => index === 'mu*' || index === 'ST').map(({ factor, estimate }) => [factor, estimate]),
  );
  const sizeOf = (f: number): number => size.get(factors[f].name) ?? 0;
  return all.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MAX_FACTORS);
}

/** Maximum number of failures listed. */
const MAX_FAILURES = 100;

function failures(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ error }) => error !== '');
  if (failed.length === 0) return '';
  const rows = failed.slice(0, MAX_FAILURES).map(({ run, error }) => [`run ${run}`, error]);
  const more = failed.length > MAX_FAILURES ? `<p>and ${failed.length - MAX_FAILURES} more</p>` : '';
  return `<section><h2>Failed runs</h2>${tableOf(rows)}${more}</section>`;
}

function provenance(plan: Plan, origins: readonly Origin[]): string {
  const seeds = PAIRING_WORDS[plan.pairing];
  return `<section><h2>Where this comes from</h2>${tableOf([
    ['Stroma', plan.core === undefined ? plan.version : `${plan.version}, core ${plan.core}`],
    ...origins.map(({ planned, runs, stroma, node, system }) => [
      'Planned',
      `${planned.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC')}, ${runs} runs, by Stroma ${stroma} with Node ${node} on ${system}`,
    ]),
    ['Sweep', `${plan.id}, plan ${planDigest(plan)}`],
    ['Seed', `${plan.seed}; ${seeds}`],
    ...plan.scenarios.map(({ name, modelDigest }) => ['Model', `${name}: ${modelDigest}`]),
  ])}<p class="hint">results.csv and results.parquet beside this page have every number; about.json has the units of their columns; sweep.json has the plan and all scenarios in full.</p></section>`;
}
