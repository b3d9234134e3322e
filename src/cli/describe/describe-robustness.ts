/** The document of how sure the scenarios are of what they expect and of the answers to their questions. */
import type { Prepared } from '../../scenario/prepared.ts';
import { FRAGILE, isFragile, type KeptExpectation, type KeptRobustness, stampOf } from '../../sweep/robustness-file.ts';
import { english } from '../../texts/words.ts';
import { ownFile, shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { code, markdownTable } from './markdown.ts';

const HEAD = `# How sure

Made by \`npm run docs\` from \`scenarios/robustness\`, which \`npx stroma robustness\` writes; do not edit.

Most numbers of the model have not been measured. So each scenario is done again with many plausible sets of numbers. A set
draws every inexact number of the scenario at once (a Latin hypercube), from the range that it states, else from a third of
its value to three times; on a logarithmic scale where the ends are a decade apart. All runs of a set share a seed. What the
scenario expects is judged in each set, as is whether its runs give the usual answer to each question of its lesson.

- *sets*: the share of sets in which it holds, with its exact 95 % interval (Clopper and Pearson);
- *as it is*: in how many of 64 seeds it holds with the numbers as they are;
- *hangs on*: the numbers that part the sets in which it holds from the others more clearly than chance among so many would
  (rank statistics, p corrected by Bonferroni); + where it holds with large values, − with small ones.`;

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
    const text = ownFile(`scenarios/robustness/${name}.json`);
    return [{ name, scenario, kept: text === null ? null : (JSON.parse(text) as KeptRobustness) }];
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
  const all = known.flatMap(({ kept }) => kept!.expectations);
  const fragile = all.filter(isFragile).length;
  return `**${all.length - fragile} of ${all.length} hold in at least ${100 * FRAGILE} % of the sets. The other ${fragile} are called fragile: other plausible numbers often give something else.**`;
}

function sectionOf({ name, scenario, kept }: Found): string {
  const { sets, on, stamp, version, core, numbers, expectations } = kept!;
  const stale = stamp === stampOf(scenario, on) ? '' : ' **Stale: the scenario has changed since.**';
  const tissue = on === 'base' ? '' : `, in the arm ${code(on)}`;
  return [
    `## ${english(scenario.title)} (${name})`,
    `${sets} sets of ${numbers.length} numbers${tissue}; stamp ${code(stamp)}, Stroma ${version} (core ${core}).${stale}`,
    markdownTable(['what', 'sets', '95 %', 'as it is', 'hangs on', ''], expectations.map(rowOf)),
  ].join('\n\n');
}

/** In a narrow column it stays on one line. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function rowOf(one: KeptExpectation): string[] {
  const { says, question, holds, sets, low, high, asIs, factors } = one;
  const clear = factors.filter((factor) => factor.clear);
  return [
    question === undefined ? says : `question ${question + 1}: ${says}`,
    together(`${holds} of ${sets}`),
    together(`${percent(low)} to ${percent(high)}`),
    together(`${asIs.holds} of ${asIs.seeds}`),
    clear.map(({ path, effect }) => `${code(path)} ${effect > 0 ? '+' : '−'}`).join(', ') || 'no single number',
    isFragile(one) ? '*fragile*' : '',
  ];
}
