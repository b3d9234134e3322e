/** A lesson in progress: its questions, what was predicted, the results of the runs, and those of other seeds. */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Doing } from '../../sweep/connect-workers.ts';
import type { Plan } from '../../sweep/plan.ts';
import { leaveCell } from '../inspect/inspected.ts';
import type { Arm } from '../run/arm.ts';
import { openPlanned } from '../run/open.ts';
import {
  arms,
  besideTissues,
  focus,
  lessonAsked,
  narrowTissue,
  opened,
  problems,
  speed,
  stopAt,
  together,
} from '../run/state.ts';
import { pause, play, seek, setSpeed } from '../run/time.ts';
import { closeBranches, openBeside } from '../run/twins.ts';
import { readRows } from './reads.ts';
import { type Guess, type ShownClaim, type Task, taskOfClaim, tasksOf } from './tasks.ts';

export const STEPS = ['read', 'predict', 'run', 'compare', 'explain'] as const;
export type Step = (typeof STEPS)[number];

export interface Pair {
  first: number;
  second: number;
}

/** The answer to one question. */
export interface Answer {
  guess: Guess | null;
  /** The curve that was sketched for the second run: hours and values, rising in time. */
  sketch: { hours: number; value: number }[];
  found: Pair | null;
  /** Results of other seeds, as they arrive. */
  seeds: Pair[];
}

export interface Lesson {
  scenario: Prepared;
  seed: string;
  tasks: Task[];
  /** Index of the present question. */
  at: number;
  step: Step;
  answers: Answer[];
  /** The claim that is shown instead of the scenario's own questions. */
  claim: ShownClaim | null;
}

/** Whether results are hidden until requested, as for a class that has not answered yet. */
export const veiled = signal(false);
/** Whether the hidden results have been requested. */
export const revealed = signal(false);
/** Whether the answer to the present question may be seen. */
export const answerShown = computed(() => !veiled.value || revealed.value);

/** Number of other seeds against which a prediction is checked. */
export const SEEDS = 5;

export const lesson = signal<Lesson | null>(null);
export const task = computed<Task | null>(() => lesson.value?.tasks[lesson.value.at] ?? null);
export const answer = computed<Answer | null>(() => lesson.value?.answers[lesson.value.at] ?? null);
/** Runs of other seeds done, and their number; null when none are in progress. */
export const asking = signal<{ done: number; all: number } | null>(null);

const blank = (): Answer => ({ guess: null, sketch: [], found: null, seeds: [] });

/** The lesson that was left, to be resumed, and the speed before it. */
let left: Lesson | null = null;
let speedBefore = speed.peek();

/** Begins the lesson of the present scenario, or resumes it where it was left. */
export function beginLesson(): void {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  leaveCell();
  speedBefore = speed.value;
  if (left !== null && left.scenario.id === scenario.id && left.seed === run.seed) {
    lesson.value = { ...left, step: left.step === 'run' ? 'predict' : left.step };
    return;
  }
  const tasks = tasksOf(scenario, run);
  lesson.value = { scenario, seed: run.seed, tasks, at: 0, step: 'read', answers: tasks.map(blank), claim: null };
}

/** Shows a claim in the present scenario, of which it is the only question, and runs it. */
export async function showClaim(shown: ShownClaim): Promise<void> {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  leaveCell();
  speedBefore = speed.value;
  const tasks = [taskOfClaim(scenario, run, shown)];
  lesson.value = { scenario, seed: run.seed, tasks, at: 0, step: 'run', answers: tasks.map(blank), claim: shown };
  await runTask();
}

export function leaveLesson(): void {
  endSeeds();
  if (lesson.value?.claim === null) left = lesson.value;
  if (stopAt.value !== null) void pause().catch(() => {});
  void setSpeed(speedBefore).catch(() => {});
  lesson.value = null;
  stopAt.value = null;
}

export function change(next: Partial<Lesson>): void {
  if (lesson.value !== null) lesson.value = { ...lesson.value, ...next };
}

export function changeAnswer(next: Partial<Answer>): void {
  const now = lesson.value;
  if (now === null) return;
  change({ answers: now.answers.map((one, i) => (i === now.at ? { ...one, ...next } : one)) });
}

/** Opens both runs of the question and plays them at full speed to the moment in question. */
export async function runTask(): Promise<void> {
  const now = lesson.value;
  const asked = task.value;
  if (now === null || asked === null) return;
  change({ step: 'run' });
  revealed.value = false;
  changeAnswer({ found: null, seeds: [] });
  try {
    if (!(await openPlanned(asked.first.scenario, now.seed))) return;
    focus.value.name.value = asked.first.name;
    if (asked.tissue !== null) narrowTissue.value = asked.tissue.id;
    await openBeside(asked.second.name, asked.second.scenario);
    await seek(0);
    stopAt.value = stepOf(asked);
    speed.value = Number.POSITIVE_INFINITY;
    await play();
  } catch (error) {
    problems.value = { file: now.scenario.id, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

const stepOf = (asked: Task): number => Math.round(asked.at / opened.value!.minutesPerStep);

/** Begins the lesson where an address or a file asks for it: before the runs of a question, which are repeated. */
function goOnWithLesson({ question, step }: { question: number; step: string }): void {
  closeBranches();
  beginLesson();
  const { tasks } = lesson.value!;
  if (step !== 'read' && question < tasks.length) change({ at: question, step: 'predict' });
}

/** Answers the question from the runs' own numbers when both have reached the moment. */
export function watchLesson(): void {
  effect(() => {
    // Another scenario has been opened.
    if (lesson.value !== null && opened.value?.id !== lesson.value.scenario.id) leaveLesson();
  });
  effect(() => {
    const { step } = lesson.value ?? {};
    const asked = task.value;
    const running = asked !== null && (step === 'run' || step === 'compare' || step === 'explain');
    besideTissues.value = running ? (answerShown.value ? [asked.measure] : []) : null;
  });
  effect(() => {
    const asked = lessonAsked.value;
    if (asked === null || opened.value === null) return;
    lessonAsked.value = null;
    untracked(() => goOnWithLesson(asked));
  });
  effect(() => {
    const now = lesson.value;
    if (now?.step !== 'run' || together.value || arms.value.length < 2 || stopAt.value === null) return;
    const asked = now.tasks[now.at];
    if (!arms.value.every((arm) => arm.live.value.step >= stopAt.value!)) return;
    const [first, second] = arms.value;
    stopAt.value = null;
    void pause()
      .then(() => {
        const readOf = ({ series, opened: run }: Arm): number =>
          readRows(series, run.value!.measures, run.value!.minutesPerStep, asked);
        changeAnswer({ found: { first: readOf(first), second: readOf(second) } });
        change({ step: 'compare' });
      })
      .catch(() => {});
  });
}

let doing: Doing | null = null;

/** Repeats both runs with other seeds, in workers of their own. */
export async function askSeeds(): Promise<void> {
  const now = lesson.value;
  const asked = task.value;
  if (now === null || asked === null || asking.value !== null) return;
  const plan = planOf(asked, now.seed);
  const values = new Map<number, number>();
  const { startRuns } = await import('../../sweep/connect-workers.ts');
  const numbers = Array.from({ length: plan.runs }, (_, i) => i + 1).sort(
    (a, b) => ((a - 1) % SEEDS) - ((b - 1) % SEEDS) || a - b,
  );
  changeAnswer({ seeds: [] });
  asking.value = { done: 0, all: plan.runs };
  const at = now.at;
  const runs = startRuns(plan, numbers, Math.max(1, navigator.hardwareConcurrency), ({ run, readings }) => {
    if (lesson.value?.at !== at) return;
    values.set(run, readings[0]?.value ?? Number.NaN);
    asking.value = { done: values.size, all: plan.runs };
    const pairs = Array.from({ length: SEEDS }, (_, seed) => ({
      first: values.get(seed + 1),
      second: values.get(SEEDS + seed + 1),
    }));
    changeAnswer({
      seeds: pairs.filter((pair): pair is Pair => pair.first !== undefined && pair.second !== undefined),
    });
  });
  doing = runs;
  await runs.over.catch(() => {}).finally(endSeeds);
}

export function endSeeds(): void {
  doing?.end();
  doing = null;
  asking.value = null;
}

/** Both runs of a question over other seeds, the same ones for both, as a sweep. */
function planOf({ measure, reduce, from, at, first, second }: Task, seed: string): Plan {
  const named = [
    { name: 'first', scenario: first.scenario },
    { name: 'second', scenario: second.scenario },
  ];
  return {
    stroma: 1,
    version: '',
    id: 'lesson',
    title: '',
    description: '',
    seed,
    design: { kind: 'points', shares: [[]] },
    replicates: SEEDS,
    pairing: 'common',
    scenarios: named.map((one) => ({ ...one, modelDigest: '', until: at })),
    factors: [],
    measures: [
      {
        name: 'asked',
        measure,
        unit: '',
        reduce: reduce === 'last' ? null : reduce,
        at: [at],
        from: from ?? 0,
        every: reduce === 'last' ? 0 : opened.value!.minutesPerStep,
        scenarios: named.map(({ name }) => name),
      },
    ],
    stop: null,
    points: 1,
    runs: 2 * SEEDS,
  };
}

/** The next question, on the tissue as it was at the start. */
export async function nextTask(): Promise<void> {
  const now = lesson.value;
  if (now === null) return;
  endSeeds();
  closeBranches();
  change({ at: Math.min(now.at + 1, now.tasks.length - 1), step: 'predict' });
  await openPlanned(now.scenario, now.seed);
}
