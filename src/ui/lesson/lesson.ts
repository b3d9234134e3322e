/** A lesson in progress: its questions, what was predicted, the results of the runs, and those of other seeds. */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import { leaveCell } from '../inspect/inspected.ts';
import type { Arm } from '../run/arm.ts';
import { openScenario } from '../run/open.ts';
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
import { returnTo, startSession } from '../session/choose.ts';
import { type Answer, lessonNow, lessonToResume, type ShownClaim } from '../session/kept-lesson.ts';
import { sessionId } from '../session/places.ts';
import { isTouched } from '../session/touched.ts';
import { asking, endSeeds, runSeeds } from './other-seeds.ts';
import { readRows } from './reads.ts';
import { type Task, taskOfClaim, tasksOf } from './tasks.ts';

export type { Answer, Pair } from '../session/kept-lesson.ts';

export const STEPS = ['read', 'predict', 'run', 'compare', 'explain'] as const;
export type Step = (typeof STEPS)[number];

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
  /** The session that it belongs to, and the one from which it was begun. */
  session: string;
  from: string | null;
}

/** Whether results are hidden until requested, as for a class that has not answered yet. */
export const veiled = signal(false);
/** Whether the hidden results have been requested. */
export const revealed = signal(false);
/** Whether the answer to the present question may be seen. */
export const answerShown = computed(() => !veiled.value || revealed.value);

export const lesson = signal<Lesson | null>(null);
export const task = computed<Task | null>(() => lesson.value?.tasks[lesson.value.at] ?? null);
export const answer = computed<Answer | null>(() => lesson.value?.answers[lesson.value.at] ?? null);
const blank = (): Answer => ({ guess: null, sketch: [], found: null, seeds: [] });

/** The lesson that was left, to be resumed. */
let left: Lesson | null = null;
/** The session from which it is resumed. */
let resumedFrom: string | null = null;
let speedBefore = speed.peek();

/** Begins the lesson of the present scenario in a session of its own, or resumes it where it was left. */
export async function beginLesson(): Promise<void> {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  leaveCell();
  const { seed } = run;
  const from = sessionId.peek();
  if (left?.scenario.id === scenario.id && left.seed === seed) {
    if (left.session === from) return begin({ ...left, step: left.step === 'read' ? 'read' : 'predict' });
    resumedFrom = from;
    return returnTo(left.session);
  }
  const tasks = tasksOf(scenario, run);
  // Where nothing has been done, there is nothing to come back to.
  const fresh = !isTouched();
  const session = fresh ? from : await startSession();
  begin({
    scenario,
    seed,
    tasks,
    at: 0,
    step: 'read',
    answers: tasks.map(blank),
    claim: null,
    session,
    from: fresh ? null : from,
  });
}

/** Shows a claim in the present scenario, of which it is the only question, and runs it. */
export async function showClaim(shown: ShownClaim): Promise<void> {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  leaveCell();
  const tasks = [taskOfClaim(scenario, run, shown)];
  const { seed } = run;
  const session = sessionId.peek();
  begin({ scenario, seed, tasks, at: 0, step: 'run', answers: tasks.map(blank), claim: shown, session, from: null });
  await runTask();
}

function begin(next: Lesson): void {
  speedBefore = speed.value;
  lesson.value = next;
}

/** Goes on with a lesson whose session has been reopened; runs that were on their way are run again. */
async function resume({ scenario, seed, at, step, answers, claim, from }: Resumed): Promise<void> {
  const run = opened.value!;
  const tasks = claim === null ? tasksOf(scenario, run) : [taskOfClaim(scenario, run, claim)];
  const known = STEPS.find((one) => one === step) ?? 'read';
  const came = resumedFrom ?? from;
  resumedFrom = null;
  begin({
    scenario,
    seed,
    tasks,
    at: Math.min(at, Math.max(0, tasks.length - 1)),
    step: known,
    answers: tasks.map((_, i) => answers[i] ?? blank()),
    claim,
    session: sessionId.peek(),
    from: came,
  });
  if (known === 'run') await runTask();
}

type Resumed = NonNullable<typeof lessonToResume.value>;

/** Leaves the lesson for the session from which it was begun. */
export function leaveLesson(): void {
  const from = lesson.value?.from ?? null;
  // Once another session is shown, the lesson ends.
  const now = lesson.value;
  if (from !== null) void returnTo(from);
  else {
    endLesson();
    if (now !== null && now.claim === null) void openScenario(now.scenario.id, now.scenario, now.seed);
  }
}

function endLesson(): void {
  endSeeds();
  const now = lesson.value;
  if (now?.claim === null) left = now;
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
    if (!(await openScenario(now.scenario.id, asked.first.scenario, now.seed))) return;
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
async function goOnWithLesson({ question, step }: { question: number; step: string }): Promise<void> {
  closeBranches();
  await beginLesson();
  const { tasks } = lesson.value!;
  if (step !== 'read' && question < tasks.length) change({ at: question, step: 'predict' });
}

/** Answers the question from the runs' own numbers when both have reached the moment. */
export function watchLesson(): void {
  effect(() => {
    // Another session is shown.
    if (lesson.value !== null && sessionId.value !== lesson.value.session) endLesson();
  });
  effect(() => {
    const now = lesson.value;
    if (now === null) lessonNow.value = null;
    else {
      const { tasks: _, session: __, ...kept } = now;
      lessonNow.value = kept;
    }
  });
  effect(() => {
    const kept = lessonToResume.value;
    if (kept === null) return;
    lessonToResume.value = null;
    untracked(() => void resume(kept));
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
    untracked(() => void goOnWithLesson(asked));
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

/** Asks other seeds about the present question. */
export async function askSeeds(): Promise<void> {
  const now = lesson.value;
  const asked = task.value;
  if (now === null || asked === null || asking.value !== null) return;
  changeAnswer({ seeds: [] });
  await runSeeds(asked, now.seed, (seeds) => changeAnswer({ seeds }));
}

/** The next question, on the tissue as it was at the start. */
export async function nextTask(): Promise<void> {
  const now = lesson.value;
  if (now === null) return;
  endSeeds();
  closeBranches();
  change({ at: Math.min(now.at + 1, now.tasks.length - 1), step: 'predict' });
  await openScenario(now.scenario.id, now.scenario, now.seed);
}
