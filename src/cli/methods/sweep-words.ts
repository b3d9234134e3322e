/** A sweep in words: its design, its factors, its runs, what is read, and the statistics. */
import { displayUnit } from '../../base/units.ts';
import type { Change } from '../../scenario/changes.ts';
import { measuresInWords } from '../../sweep/measure-words.ts';
import { designOf, type Plan, type PlannedFactor, type PlannedMeasure } from '../../sweep/plan.ts';
import { canAnalyse } from '../../sweep/sensitivity.ts';
import { english } from '../../texts/words.ts';
import { timeText, valueText } from '../numbers.ts';
import type { SweepSubject } from './described.ts';
import { listed } from './evidence-counts.ts';
import { armLines } from './schedule-words.ts';

const DESIGNS: Readonly<Record<Plan['design']['kind'], string>> = {
  grid: 'a full grid of all combinations',
  list: 'a list, which takes the first values of all factors, the second of all, and so on',
  table: 'a table of points',
  latinHypercube: 'a Latin hypercube',
  sobol: "a Sobol' sequence with the direction numbers of Joe and Kuo",
  morris: 'Morris trajectories',
  saltelli: "Saltelli's scheme",
  points: 'a list of points',
};

export function designText({ plan, done, failed, folder }: SweepSubject): string[] {
  const { scenarios, replicates, factors, design, pairing, seed, runs, stop } = plan;
  const { points } = designOf(plan);
  const state =
    folder === null
      ? 'Nothing has been run yet; this text says what the sweep does.'
      : `${done === runs ? `All ${runs} runs are done` : `${done} of ${runs} runs are done`}${failed > 0 ? `, of which ${failed} failed` : ', none failed'}.`;
  return [
    state,
    `The sweep \`${plan.id}\` (${plan.title}) has ${runs} runs: ${scenarios.length === 1 ? '' : `${scenarios.length} scenarios × `}${points} ${points === 1 ? 'point' : 'points'} × ${replicates} ${replicates === 1 ? 'replicate' : 'replicates'}. The points are ${DESIGNS[design.kind]} over ${factors.length} ${factors.length === 1 ? 'factor' : 'factors'}.`,
    `The seed of the sweep is "${seed}"; ${SEEDS[pairing]}, which design.csv lists.`,
    ...scenarios.map(({ name, until }) => `Runs of \`${name}\` go to ${timeText(until / 60)}.`),
    stop
      ? `A run ends early when \`${stop.measure}\` is ${[stop.above === null ? '' : `above ${valueText(stop.above)}`, stop.below === null ? '' : `below ${valueText(stop.below)}`].filter(Boolean).join(' or ')}, which is looked at every ${timeText(stop.every / 60)}.`
      : '',
  ].filter((text) => text !== '');
}

/** Values of a factor named one by one. */
const MAX_NAMED = 20;

export const factorLines = ({ plan: { factors } }: SweepSubject): string[] => factors.map(factorText);

function factorText({ name, label, unit, values, range, levels, leaves, changes }: PlannedFactor): string {
  const shown = displayUnit(unit);
  const named = (values ?? []).map((value) => (typeof value === 'number' ? valueText(value) : `\`${value}\``));
  const said = range
    ? `${valueText(range.from)} to ${`${valueText(range.to)} ${shown}`.trim()} (${range.scale === 'log' ? 'logarithmic' : 'linear'} scale${range.whole ? ', whole numbers' : ''}${levels > 0 ? `, ${levels} levels` : ''})`
    : `${named.length > MAX_NAMED ? `${named.length} values from ${named[0]} to ${named.at(-1)}` : named.join(', ')} ${shown}`;
  const paths = pathsOf(leaves, changes);
  return `\`${name}\`${label === name ? '' : ` (${label})`}: ${said.trim()}${paths.length > 0 ? `; varies ${listed(paths)}` : ''}`;
}

/** What a factor changes, by scenario where they differ. */
function pathsOf(leaves: PlannedFactor['leaves'], changes: PlannedFactor['changes']): string[] {
  const changed = Object.entries(changes ?? {}).map(([scenario, one]): [string, Change[]] => [scenario, one.flat()]);
  const own = (leaves ? Object.entries(leaves) : changed).map(([scenario, places]): [string, string[]] => [
    scenario,
    [...new Set(places.map(({ keys }) => keys.join('.')))],
  ]);
  const texts = new Set(own.map(([, paths]) => paths.join()));
  if (texts.size === 1) return own[0][1].map((path) => `\`${path}\``);
  return own.flatMap(([scenario, paths]) => paths.map((path) => `\`${path}\` in ${scenario}`));
}

export function readingLines({ plan }: SweepSubject): string[] {
  const words = measuresInWords(plan);
  return plan.measures.map((one) => {
    const { phrase } = words.get(one.name) ?? { phrase: one.measure };
    const where = one.scenarios.length < plan.scenarios.length ? `, in ${listed(one.scenarios)}` : '';
    return `\`${one.name}\`${one.unit === '' ? '' : ` (${one.unit})`}: ${english(phrase)}, ${whenText(one)}${where}`;
  });
}

const REDUCED = {
  last: 'last value',
  max: 'largest value',
  min: 'smallest value',
  mean: 'mean',
  timeOfMax: 'time of the largest value',
  area: 'area under the curve',
  halfLife: 'half-life',
} as const;

function whenText({ reduce, at, from, every }: PlannedMeasure): string {
  const times = at.map((minutes) => timeText(minutes / 60));
  if (reduce !== null)
    return `${REDUCED[reduce]} from ${timeText(from / 60)} to ${times[0] ?? 'the end'}, read every ${timeText(every / 60)}`;
  if (every > 0) return `read every ${timeText(every / 60)}`;
  return times.length === 0 ? 'at the end' : `at ${listed(times)}`;
}

export function sweepStatistics({ plan }: SweepSubject): string {
  const means =
    "The results hold every value. Stroma's report of a sweep shows means over the runs with equal values of a factor, with 95 % intervals by Student's t.";
  if (!canAnalyse(plan)) return means;
  return plan.design.kind === 'morris'
    ? `${means} Its sensitivity analysis gives the elementary effects (μ, μ* and σ, per whole range of a factor), with 95 % percentile bootstrap intervals over trajectories.`
    : `${means} Its sensitivity analysis gives Sobol' indices S1 (Saltelli 2010) and ST (Jansen 1999), with 95 % percentile bootstrap intervals over rows.`;
}

/** What the arms do that a sweep takes as a factor, by scenario. */
export const sweptArmLines = ({ plan: { factors, scenarios } }: SweepSubject): string[] =>
  scenarios.flatMap(({ name, scenario, until }) => {
    const names = factors.flatMap(({ changes, values }) => (changes?.[name] ? (values ?? []).map(String) : []));
    const lines = armLines(scenario, names, Math.round(until / scenario.step));
    return scenarios.length > 1 ? lines.map((line) => `${line} (in ${name})`) : lines;
  });

const SEEDS: Readonly<Record<Plan['pairing'], string>> = {
  own: 'every run has a seed of its own',
  point: 'the runs of a point and replicate share a seed',
  common: 'the replicates of all points share their seeds',
};
