/** The document of how sure the scenarios are of what they expect and of the answers to their questions. */
import { displayUnit } from '../../base/units.ts';
import { measuresOf } from '../../observe/measures/measures.ts';
import { modelOf, type Prepared } from '../../scenario/prepared.ts';
import { unitOfReading } from '../../scenario/reductions.ts';
import {
  FRAGILE,
  isFragile,
  isNumber,
  type KeptExpectation,
  type KeptRobustness,
  readRobustness,
  spreadOf,
  stampOf,
} from '../../sweep/robustness-file.ts';
import { english } from '../../texts/words.ts';
import { ownFile, shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { code, markdownTable, numberText } from './markdown.ts';

const HEAD = `# How sure

How much of what the scenarios show depends on the values in the model. Made by \`npm run docs\` from
\`scenarios/robustness\`, which \`npx stroma robustness\` writes; do not edit.

Many values of the model are not known exactly. Each scenario is therefore repeated with *sets* of values. A set is one joint
draw of all values that are not exact and take part in its runs, strengths and thresholds of rules among them (a Latin
hypercube); the threshold of a yes or no is left out, since it only switches a rule on or off. Each is drawn from its stated
range, on a logarithmic scale where its ends are a decade apart, else from a third to three times its value on a logarithmic
scale. Values are drawn independently: each is plausible by itself, but their combination has not been held against data.
Which rules there are is not varied. All runs of a set share a seed, and each set has another, so that the shares contain
chance as well.

The share is **not the probability that a statement is true in nature**, nor a share of patients. It says how often this
model gives the result over the ranges chosen here; other ranges would give other shares.

- *sets with it*: in how many sets the expectation holds, or the runs of the lesson give the answer to a question that its
  author expects of most seeds. For a question that asks for a number also what comes out in the middle of the sets and in
  nine of ten of them: it leaves its accepted range the sooner, the narrower that is, and so gets no verdict.
- *95 %*: the interval of that share after Clopper and Pearson, as if sets were independent draws, which those of a Latin
  hypercube are not quite. It is about the limited number of sets, not about ranges or the model.
- *standard values*: the same with the values as they are and other seeds: what chance alone does.
- *associated with*: values whose ranks differ between sets with it and without it, more than chance among so many would
  show (p < 0.05 after Bonferroni), with the rank-biserial correlation: above 0 where it comes with large values, 1 if all of
  those are above all others; of a number that is asked for those with which it rises or falls (Spearman). Where none is named, none stood out; it does not mean that none matters.
- *fragile*: in fewer than 70 % of the sets, a convention. Where the interval holds 70 %, more sets may change the verdict.`;

/** What has been found for one scenario. */
interface Found {
  name: string;
  scenario: Prepared;
  kept: KeptRobustness | null;
}

export function describeRobustness(): string {
  const found = Object.entries(shippedScenarios()).flatMap(([name, path]): Found[] => {
    const scenario = load(path);
    if (scenario.expect.length === 0) return [];
    return [{ name, scenario, kept: readRobustness(ownFile, name) }];
  });
  const known = found.filter(({ kept }) => kept !== null);
  const missing = found.filter(({ kept }) => kept === null).map(({ name }) => code(name));
  return [
    HEAD,
    summary(known),
    ...(missing.length > 0 ? [`Not judged yet: ${missing.join(', ')}.`] : []),
    ...known.map(sectionOf),
  ].join('\n\n');
}

function summary(known: readonly Found[]): string {
  const all = known.flatMap(({ scenario, kept }) => kept!.expectations.map((one) => ({ scenario, one })));
  const judged = all.filter(({ scenario, one }) => !isNumber(scenario, one));
  const fragile = judged.filter(({ scenario, one }) => isFragile(scenario, one)).length;
  return `**Judged: ${known.length} scenarios with ${judged.length} statements, several of one scenario not independent of each other. ${judged.length - fragile} hold in at least ${100 * FRAGILE} % of the sets, ${fragile} are fragile.**`;
}

function sectionOf({ name, scenario, kept }: Found): string {
  const { sets, on, stamp, version, core, numbers, expectations } = kept!;
  const stale = stamp === stampOf(scenario, on) ? '' : ' **Stale: the scenario has changed since.**';
  const tissue = on === 'base' ? '' : `, in the arm ${code(on)}`;
  return [
    `## ${english(scenario.title)} (${name})`,
    `${sets} sets of ${numbers.length} numbers${tissue}; stamp ${code(stamp)}, Stroma ${version} (core ${core}).${stale}`,
    markdownTable(
      HEADINGS,
      expectations.map((one) => rowOf(scenario, one)),
    ),
  ].join('\n\n');
}

/** In a narrow column it stays on one line. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function rowOf(scenario: Prepared, one: KeptExpectation): string[] {
  const { says, question, holds, sets, low, high, asIs, factors } = one;
  const clear = factors.filter((factor) => factor.clear);
  return [
    question === undefined ? says : `question ${question + 1}: ${says}`,
    together(`${holds} of ${sets}`),
    together(`${percent(low)} to ${percent(high)}`),
    together(`${asIs.holds} of ${asIs.seeds}`),
    clear.map(({ path, effect }) => `${code(path)} ${effect.toFixed(2)}`).join(', ') || 'none stood out',
    verdictOf(scenario, one),
  ];
}

function verdictOf(scenario: Prepared, one: KeptExpectation): string {
  if (isNumber(scenario, one)) {
    const { low, middle, high } = spreadOf(one);
    return `${numberText(middle)} ${unitOfNumber(scenario, one.question!)} (${numberText(low)} to ${numberText(high)})`;
  }
  const open = one.low < FRAGILE && one.high > FRAGILE ? ', undecided' : '';
  return isFragile(scenario, one) ? `*fragile*${open}` : open.slice(2);
}

/** The unit of the number that a question asks for. */
function unitOfNumber(scenario: Prepared, question: number): string {
  const { reads, estimate } = scenario.lesson.questions[question];
  const read = reads[estimate!.of];
  const measure = measuresOf(modelOf(scenario), scenario).find(({ id }) => id === read.measure);
  return displayUnit(unitOfReading(read, measure?.unit ?? ''));
}

const HEADINGS = ['what', 'sets with it', '95 %', 'standard values', 'associated with', 'verdict, or the number'];
