/**
 * The questions put to a class: each expectation of a scenario, without its answer. Two runs of one seed are
 * compared: the scenario and one of its arms or, where there is none, the scenario and the same without the mechanism
 * behind it.
 */

import { BASE, taken, withArm, without } from '../../run/scenario-arms.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { isOwnPart, type Reduction, unitOf } from '../../scenario/schema/measured.ts';
import { mechanism } from '../../scenario/setting-words.ts';
import type { MeasureInfo, Opened, TissueInfo } from '../../serve/protocol.ts';
import type { Text } from '../../texts/text.ts';
import { english, type Words } from '../../texts/words.ts';
import { number, time } from '../format.ts';
import type { ShownClaim } from '../session/kept-lesson.ts';
import { texts, translated } from '../texts/language.ts';

type Expectation = Prepared['expect'][number];

export interface Side {
  /** In the language at the time of reading. */
  readonly name: string;
  scenario: Prepared;
}

export interface Task {
  measure: string;
  label: Words;
  /** The tissue to observe, if the measure is read in one. */
  tissue: TissueInfo | null;
  /** Whether several tissues have a measure of this label. */
  several: boolean;
  /** Unit of the reading. */
  unit: string;
  /** Minutes. */
  at: number;
  from: number | undefined;
  reduce: Reduction;
  /** The two runs to compare. */
  first: Side;
  second: Side;
  /** The rule that the second run lacks, if it lacks one. */
  rule: { id: string; says: Text; source: string } | null;
  says: Text;
}

/** Questions of one lesson: few enough to be done in an hour. */
const MAX_TASKS_SHOWN = 3;

export const GUESSES = ['less', 'same', 'more'] as const;
export type Guess = (typeof GUESSES)[number];

/** Ratios within this band of 1 count as the same. */
const BAND = 0.1;

/** The verdict on the ratio of two readings. */
export function verdictOf(first: number, second: number): Guess {
  if (first === 0) return second > 0 ? 'more' : 'same';
  const ratio = second / first;
  return ratio > 1 + BAND ? 'more' : ratio < 1 / (1 + BAND) ? 'less' : 'same';
}

/** Name of the quantity in question, with its tissue where several have it. */
export const nameOf = ({ label, tissue, several }: Pick<Task, 'label' | 'tissue' | 'several'>): string =>
  several && tissue !== null ? `${translated(tissue.label)}: ${translated(label)}` : translated(label);

/** The questions of a scenario, those that are answered soonest first. */
export function tasksOf(scenario: Prepared, run: Opened): Task[] {
  const tasks = scenario.expect.flatMap((row) => taskOf(scenario, run, row) ?? []);
  const seen = new Set<string>();
  return tasks
    .sort((a, b) => a.at - b.at)
    .filter(({ measure, second }) => {
      const key = `${measure} ${second.name}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, MAX_TASKS_SHOWN);
}

/** What is read of a measure, and where it belongs. */
const readOf = (run: Opened, measure: MeasureInfo, reduce: Reduction) => ({
  measure: measure.id,
  label: measure.label,
  tissue: run.tissues.find(({ id }) => measure.id.startsWith(`${id}.`)) ?? null,
  several: run.measures.filter(({ label }) => english(label) === english(measure.label)).length > 1,
  unit: unitOf(reduce, measure.unit),
  reduce,
});

/** The question that a claim of the source documents puts: a scenario with its mechanism and without it. */
export function taskOfClaim(scenario: Prepared, run: Opened, { claim, sight }: ShownClaim): Task {
  const { seen } = sight;
  const measure = run.measures.find(({ id }) => id === seen.measure)!;
  const first = sideOf(scenario, run, seen.arm ?? BASE);
  return {
    ...readOf(run, measure, 'last'),
    at: seen.at * 60,
    from: undefined,
    says: claim.says,
    first,
    second: side(() => translated(seen.without), taken(first.scenario, seen.take)),
    rule: null,
  };
}

function taskOf(scenario: Prepared, run: Opened, row: Expectation): Task | null {
  const measure = run.measures.find(({ id }) => id === row.measure);
  // The time of a peak is read off the curve, not guessed as more or less.
  if (measure === undefined || row.reduce === 'timeOfMax' || row.at === 0) return null;
  const asked = {
    ...readOf(run, measure, row.reduce),
    at: row.at ?? scenario.duration,
    from: row.from,
    says: row.says,
  };
  const other = row.relativeTo !== undefined && !isOwnPart(row.relativeTo) ? row.relativeTo : undefined;
  if (row.arm !== undefined || other !== undefined) {
    const [first, second] = [other ?? BASE, row.arm ?? BASE];
    if (first === second) return null;
    return { ...asked, first: sideOf(scenario, run, first), second: sideOf(scenario, run, second), rule: null };
  }
  const [knockout] = row.failsWithout;
  if (knockout === undefined) return null;
  const paths = [knockout].flat();
  const lacking = paths.reduce(without, scenario);
  const id = /^rules\.([^.]+)$/.exec(paths[0])?.[1];
  const rule = run.rules.find((one) => one.id === id) ?? null;
  return {
    ...asked,
    first: side(() => texts.value.lesson.asItIs, scenario),
    second: side(() => texts.value.lesson.without(paths.map((path) => translated(mechanism(scenario, path)))), lacking),
    rule,
  };
}

function sideOf(scenario: Prepared, run: Opened, arm: string): Side {
  return side(
    () => (arm === BASE ? texts.value.lesson.asItIs : armInWords(scenario, run, arm)),
    withArm(scenario, arm),
  );
}

const side = (name: () => string, scenario: Prepared): Side => ({
  get name() {
    return name();
  },
  scenario,
});

/** An arm's name; for a name of a single word, also what is set and scheduled. */
function armInWords(scenario: Prepared, run: Opened, name: string): string {
  const say = texts.value.lesson;
  const arm = scenario.arms[name];
  const label = translated(arm.label ?? name);
  if (label.includes(' ')) return label;
  const parts: string[] = [];
  for (const row of arm.schedule) {
    if (row.dose !== undefined) {
      const drug = translated(run.drugs.find(({ id }) => id === row.dose)?.label ?? row.dose);
      parts.push(row.every === undefined ? say.withDrug(drug) : say.withDrugEvery(drug, number(row.every / 60)));
    }
    if (row.set !== undefined && typeof row.to === 'number')
      parts.push(say.setFrom(translated(mechanism(scenario, row.set)), number(row.to), time(row.at / 60)));
  }
  for (const [path, value] of Object.entries(arm.set)) {
    if (typeof value === 'number') parts.push(`${translated(mechanism(scenario, path))} ${number(value)}`);
    else parts.push(say.switched(translated(mechanism(scenario, path)), Boolean(value)));
  }
  return parts.length === 0 ? label : `${label} (${[...new Set(parts)].join(', ')})`;
}
