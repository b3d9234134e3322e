/** The document of what fits to published measurements say about the numbers of the model. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keysOfPath } from '../../scenario/schema/lookup.ts';
import type { Target } from '../../sweep/fit/fit-targets.ts';
import type { Fitted, KeptFit } from '../../sweep/fit/posterior.ts';
import { valueAt } from '../../sweep/inexact-numbers.ts';
import type { Plan } from '../../sweep/plan.ts';
import { home, ownFile } from '../home.ts';
import { valueText } from '../numbers.ts';
import { planOf } from '../sweep/files.ts';
import { code, markdownTable } from './markdown.ts';

const FOLDER = 'scenarios/fits';

const HEAD = `# What data fix

Some numbers of the model were fitted to published measurements. Which of them do these measurements fix, and which might
as well be others? Made by \`npm run docs\` from \`${FOLDER}\`, which \`npx stroma sweep fit\` writes; do not edit.

Each number may be anything from a third to three times its value, alike on a logarithmic scale: the prior. Of the points
of that space those are kept that come near enough to every measurement (approximate Bayesian computation with sequential
Monte Carlo); what is near enough is a choice, and stands below.

- *spread*: standard deviation of what is left over that of the prior; 1 means that the measurements say nothing.
- *others held*: the same while all other numbers stay where they are, from the covariance of what is left.
- *verdict*: *fixed* where the spread is at most half; *only together* where it is so once the others are held, with the
  number that it goes with most and their correlation; else *open*.
- *profile*: how near the measurements come in each tenth of the range, from its low end, whatever the others are. 1 is
  near enough, and in bold; larger is farther. It is the smallest distance among the points that were tried.`;

/** Names of the sweeps whose fits come with Stroma. */
export function fitNames(): string[] {
  const folder = join(home(), FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));
}

/** What is kept of the fit of a sweep. */
export const fitOf = (name: string): KeptFit => JSON.parse(ownFile(`${FOLDER}/${name}.json`) ?? '') as KeptFit;

export const describeFits = (): string =>
  [HEAD, ...fitNames().map((name) => sectionOf(name, fitOf(name)))].join('\n\n');

/** Whether a fit is of the models that its sweep has now. */
export const isFreshFit = ({ models }: KeptFit, plan: Plan): boolean =>
  plan.scenarios.every(({ name, modelDigest }) => models[name] === modelDigest);

function sectionOf(name: string, kept: KeptFit): string {
  const plan = planOf(name, {});
  const stale = isFreshFit(kept, plan) ? '' : ' **Stale: the model has changed since.**';
  const count = (verdict: Fitted['verdict']): number => kept.factors.filter((one) => one.verdict === verdict).length;
  return [
    `## ${plan.title} (${name})`,
    `**Of ${kept.factors.length} numbers these measurements fix ${count('fixed')}, ${count('combined')} only together with others, and leave ${count('open')} open.** ${kept.particles} points, worth ${valueText(kept.effective)} independent ones, ${kept.tolerance === 1 ? 'all near enough to every measurement' : `all within ${valueText(kept.tolerance)} times of what is near enough`}; ${plan.points + kept.tried} points were tried.${stale}`,
    '### Measurements, and what is foretold',
    markdownTable(
      ['scenario', 'what', 'measured', 'near enough', 'in the middle of what is left', '95 % of it'],
      kept.targets.map((one) => rowOfTarget(one, kept)),
    ),
    markdownTable(
      ['scenario', 'what', 'at', 'foretold', '95 %'],
      kept.foretold.map(({ scenario, measure, hours, unit, median, low, high }) => [
        scenario,
        measure,
        `${valueText(hours)} h`,
        `${valueText(median)} ${unit}`.trim(),
        `${valueText(low)} to ${valueText(high)}`,
      ]),
    ),
    '### Numbers',
    markdownTable(
      ['number', 'in use', 'prior', 'middle 95 % of what is left', 'spread', 'others held', 'verdict'],
      kept.factors.map((one) => rowOfNumber(one, plan)),
    ),
    '### Profiles',
    markdownTable(
      ['number', ...Array.from({ length: 10 }, (_, i) => `${10 * i} to ${10 * i + 10} %`)],
      kept.factors.map(({ factor, profile }) => [labelOf(factor, plan), ...profile.map(nearText)]),
    ),
  ].join('\n\n');
}

const labelOf = (name: string, { factors }: Plan): string => factors.find((one) => one.name === name)?.label ?? name;

const nearText = (distance: number | null): string =>
  distance === null ? '–' : distance <= 1 ? `**${distance.toFixed(1)}**` : distance.toFixed(1);

function rowOfTarget({ scenario, measure, relativeTo, value, tolerance }: Target, { foretold }: KeptFit): string[] {
  const found =
    relativeTo === null ? foretold.find((one) => one.scenario === scenario && one.measure === measure) : null;
  return [
    relativeTo === null ? scenario : `${scenario} over ${relativeTo}`,
    measure,
    valueText(value),
    `${valueText(value - tolerance)} to ${valueText(value + tolerance)}`,
    found ? valueText(found.median) : '–',
    found ? `${valueText(found.low)} to ${valueText(found.high)}` : '–',
  ];
}

function rowOfNumber(one: Fitted, plan: Plan): string[] {
  const { factor, unit, from, to, low, high, spread, spreadAlone } = one;
  const [followed] = one.follow;
  const [{ scenario }] = plan.scenarios;
  const used = followed ? valueAt(scenario, keysOfPath(followed.path)) / followed.times : Number.NaN;
  return [
    `${labelOf(factor, plan)}, ${code(followed?.path ?? factor)}`,
    `${valueText(used)} ${unit}`.trim(),
    `${valueText(from)} to ${valueText(to)}`,
    `${valueText(low)} to ${valueText(high)}`,
    spread.toFixed(2),
    spreadAlone.toFixed(2),
    verdictOf(one, plan),
  ];
}

function verdictOf({ verdict, partner }: Fitted, plan: Plan): string {
  if (verdict === 'fixed') return '*fixed*';
  if (verdict === 'open' || partner === null) return '*open*';
  return `*only together*, most with ${labelOf(partner.factor, plan)} (${partner.correlation.toFixed(2)})`;
}
