/** A question of a lesson as the page asks it, and the runs that answer it. */
import { BASE, withArm } from '../../run/scenario-arms.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { MeasureInfo, Opened, TissueInfo } from '../../serve/protocol.ts';
import { texts, translated } from '../texts/language.ts';

export type QuestionRow = Prepared['lesson']['questions'][number];

/** One of the runs that are compared. */
export interface Side {
  /** The arm; readings refer to the run by it. */
  arm: string;
  /** In the language at the time of reading. */
  readonly name: string;
  scenario: Prepared;
}

export interface Task {
  row: QuestionRow;
  sides: Side[];
  /** Minutes to which the runs go. */
  at: number;
  /** The tissue to observe, if the measure is read in one. */
  tissue: TissueInfo | null;
  /** What is drawn. */
  chart: MeasureInfo[];
  /** What is drawn before the prediction, as a share of its peak. */
  known: MeasureInfo | null;
  /** The wording of a question that no author wrote. */
  compares: { first: string; second: string; rule: string | null } | null;
}

/** The measures drawn, and their tissue. */
export function placed(
  run: Opened,
  row: Pick<QuestionRow, 'place'>,
  chart: MeasureInfo[],
): Pick<Task, 'chart' | 'tissue'> {
  const within = row.place?.tissue ?? chart[0]?.id.split('.')[0];
  return { chart, tissue: run.tissues.find(({ id }) => id === within) ?? null };
}

/** Scenarios with an arm, kept so that an existing run is recognised. */
const known = new WeakMap<Prepared, Map<string, Prepared>>();

/** A run of an arm; the same one for every question. */
export function sideOf(scenario: Prepared, arm: string, name = () => nameOf(scenario, arm)): Side {
  const arms = known.get(scenario) ?? new Map<string, Prepared>();
  known.set(scenario, arms);
  const changed = arms.get(arm) ?? withArm(scenario, arm);
  arms.set(arm, changed);
  return {
    arm,
    get name() {
      return name();
    },
    scenario: changed,
  };
}

/** An arm as people read it. */
export function nameOf(scenario: Prepared, arm: string): string {
  if (arm !== BASE) return translated(scenario.arms[arm].label ?? arm);
  return translated(scenario.lesson.base) || texts.value.lesson.asItIs;
}

/** The answers that a question offers; none where a number or a place is given. */
export function choicesOf({ row, compares }: Task): string[] {
  if (compares !== null) return Object.values(texts.value.lesson.guesses);
  return (row.choose ?? row.pick)?.answers.map((one) => translated(one)) ?? [];
}
