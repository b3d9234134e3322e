/** Runs in words: how long and how often, what is recorded and when, and the statistics. */
import { measuresOf } from '../../observe/measures/measures.ts';
import { mainMeasures } from '../../run/main-measures.ts';
import { BASE } from '../../run/scenario-arms.ts';
import { modelOf, type Prepared } from '../../scenario/prepared.ts';
import { english } from '../../texts/words.ts';
import { timeText } from '../numbers.ts';
import { endOf } from '../run/one-run.ts';
import type { RunSubject, ScenarioSubject, StudySubject } from './described.ts';
import { listed } from './evidence-counts.ts';
import { seedsOf } from './reproduction.ts';

/** What is read from a run of a scenario, and which of it the command line prints. */
export function measureLines(scenario: Prepared): string[] {
  const all = measuresOf(modelOf(scenario), scenario);
  const main = new Set(mainMeasures(scenario, all));
  return all
    .filter(({ id }) => main.has(id))
    .map(({ id, unit, phrase }) => `\`${id}\`${unit === '' ? '' : ` (${unit})`}: ${english(phrase)}`);
}

/** How many measures a scenario has recorded, and which of them are the main ones. */
export function recordedText(scenario: Prepared): string {
  const count = measuresOf(modelOf(scenario), scenario).length;
  return scenario.measure.length === 0
    ? `All ${count} measures of the scenario are recorded; the main ones are`
    : `Of the ${count} measures of the scenario these are recorded`;
}

export function scenarioRunText({ scenario }: ScenarioSubject): string[] {
  const { duration, step, settle, seed, arms } = scenario;
  const names = Object.keys(arms);
  return [
    `Nothing has been run yet; this text says what a run does. It has ${Math.round((settle + duration) / step)} steps, to ${timeText(duration / 60)}, with the seed "${seed}".`,
    names.length === 0
      ? ''
      : `The scenario has the arms ${listed(names.map((name) => `\`${name}\``))} too, which this text does not describe.`,
    "With --out a run records its measures every hour unless --every says otherwise, in the first state and in the last. Several seeds (--seeds) are summarised as means with 95 % intervals by Student's t.",
  ];
}

export function oneRunText({ file: { scenario, seed, steps, digests } }: RunSubject): string[] {
  const hours = endOf(scenario, steps);
  return [
    `One run with the seed "${seed}" was done, of ${steps} steps to ${timeText(hours)}; it has no replicates, so that no statistics apply.`,
    `${timesText(
      digests.map((one) => one.step),
      scenario.step,
    )}`,
  ];
}

/** `Its measures were read 25 times, every 1 h from 0 h to 1 d.` */
function timesText(steps: readonly number[], minutes: number): string {
  const time = (step: number): string => timeText((step * minutes) / 60);
  const gaps = steps.slice(1).map((step, i) => step - steps[i]);
  const usual = gaps.length > 2 ? gaps[1] : (gaps[0] ?? 0);
  const even = gaps.every((gap, i) => gap === usual || ((i === 0 || i === gaps.length - 1) && gap < usual));
  const often = steps.length > 2 && even ? `, ${time(usual)} apart` : '';
  const range = steps.length > 1 ? `from ${time(steps[0])} to ${time(steps.at(-1)!)}` : `at ${time(steps[0])}`;
  return `Its measures were read ${steps.length} ${steps.length === 1 ? 'time' : 'times'}${often}, ${range}.`;
}

export function studyText({ plan, runs }: StudySubject): string[] {
  const { arms, compare, scenario, seeds, steps, every, width } = plan;
  const all = seeds * arms.length;
  const names = arms.map((arm) =>
    arm === BASE ? 'the scenario itself (`base`)' : `\`${arm}\` (${english(scenario.arms[arm]?.label ?? arm)})`,
  );
  const ends = [...new Set(arms.map((_, a) => timeText(endOf(scenario, steps[a]))))];
  return [
    `${runs.length === all ? `${all} runs were done` : `${runs.length} of ${all} runs are done`}: ${seeds} ${seeds === 1 ? 'seed' : 'seeds'} (${shortList(seedsOf(plan))}) for each of ${listed(names)}, of ${listed([...new Set(steps)].map(String))} steps to ${listed(ends)}. Measures were read in the first state, every ${timeText((every * scenario.step) / 60)} and in the last state.`,
    compare
      ? `Every other arm is compared with \`${arms[0]}\` on the same seeds: the mean difference over seeds with its 95 % interval by Student's t, the effect size as the mean difference over the standard deviation of the differences (Cohen's d of pairs), and the p of a two-sided paired t test with pairs − 1 degrees of freedom, also corrected by Holm's method for the number of main measures. The number of seeds for an interval of ${width.trim()}${width.includes('%') ? ' of the mean of the first arm' : ''} follows from the standard deviation of the differences; its range from the 95 % interval of that deviation. A mean over cells has no value where there are none, and such a pair does not count.`
      : "Values are summarised over seeds as the mean with its 95 % interval by Student's t, and over time with quantiles (bands.csv), interpolated linearly. A mean over cells has no value where there are none, and such a run does not count.",
  ];
}

/** Most seeds named one by one. */
const MAX_NAMED = 12;

const shortList = (seeds: readonly string[]): string =>
  seeds.length > MAX_NAMED
    ? `"${seeds[0]}", "${seeds[1]}" to "${seeds.at(-1)}"`
    : seeds.map((seed) => `"${seed}"`).join(', ');
