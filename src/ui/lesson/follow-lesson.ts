/** Begins, resumes and leaves a lesson, each in a session of its own, and follows its runs. */
import { effect, signal, untracked } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import { leaveCell } from '../inspect/inspected.ts';
import { openScenario } from '../run/open.ts';
import { besideTissues, focus, lessonAsked, opened, speed, stopAt } from '../run/state.ts';
import { pause, setSpeed } from '../run/time.ts';
import { closeBranches } from '../run/twins.ts';
import { returnTo, startSession } from '../session/choose.ts';
import { type Answer, lessonNow, lessonToResume, type ShownClaim } from '../session/kept-lesson.ts';
import { named, sessionId } from '../session/places.ts';
import { isTouched } from '../session/touched.ts';
import { watchAhead } from './ahead.ts';
import { taskOfClaim } from './from-expectations.ts';
import { computeKnown, endKnown } from './known.ts';
import { answerShown, blank, change, exploring, inLesson, type Lesson, lesson, STEPS, task } from './lesson.ts';
import { placed, placing } from './marked-place.ts';
import { endSeeds } from './other-seeds.ts';
import { ownSeed } from './own-seed.ts';
import { concludeTask, haveArrived, prepareRuns, runTask } from './run-task.ts';
import { tasksOf } from './tasks.ts';

/** The lesson that was left, to be resumed. */
let left: Lesson | null = null;
/** The session from which it is resumed. */
let resumedFrom: string | null = null;
let speedBefore = speed.peek();

/** Whether a lesson is being opened. */
const beginning = signal(false);

/** Begins the lesson of the present scenario in a session of its own, or resumes it where it was left. */
export async function beginLesson(): Promise<void> {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null || beginning.value) return;
  beginning.value = true;
  try {
    leaveCell();
    const from = sessionId.peek();
    if (left !== null && left.scenario.id === scenario.id && left.session !== from) {
      resumedFrom = from;
      return await returnTo(left.session);
    }
    // Within one session, a lesson goes on if nothing was done in between.
    if (left?.session === from && left.before === run.seed && !isTouched()) {
      const again = left;
      if (run.seed !== again.seed && !(await openScenario(scenario.id, scenario, again.seed))) return;
      return begin({ ...again, step: again.step === 'run' ? 'predict' : again.step });
    }
    await beginAnew(scenario, seedFor(scenario, run.seed), from);
  } finally {
    beginning.value = false;
  }
}

/** The seed of a lesson: the one requested or, for an unchanged scenario, one of this page's own. */
const seedFor = (scenario: Prepared, seed: string): string =>
  seed !== scenario.seed || named.peek().seed ? seed : ownSeed();

async function beginAnew(scenario: Prepared, seed: string, from: string): Promise<void> {
  // If nothing has been done, there is nothing to come back to.
  const fresh = !isTouched();
  const session = fresh ? from : await startSession();
  const before = opened.peek()?.seed ?? seed;
  const clean = fresh && before === seed;
  if (!clean && !(await openScenario(scenario.id, scenario, seed))) return;
  const tasks = tasksOf(scenario, opened.value!);
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
    before,
  });
}

/** Shows a claim in the present scenario, as the only question, and runs it. */
export async function showClaim(shown: ShownClaim): Promise<void> {
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  leaveCell();
  const tasks = [taskOfClaim(scenario, run, shown)];
  const { seed } = run;
  const session = sessionId.peek();
  begin({
    scenario,
    seed,
    tasks,
    at: 0,
    step: 'run',
    answers: tasks.map(blank),
    claim: shown,
    session,
    from: null,
    before: seed,
  });
  await runTask();
}

function begin(next: Lesson): void {
  speedBefore = speed.value;
  exploring.value = false;
  lesson.value = next;
  if (next.claim === null) void computeKnown(next.tasks, next.seed);
}

type Resumed = NonNullable<typeof lessonToResume.value>;

/** Resumes a lesson whose session has been reopened; runs that were in progress are run again. */
async function resume({ scenario, seed, at, step, answers, claim, from, before }: Resumed): Promise<void> {
  const run = opened.value!;
  const tasks = claim === null ? tasksOf(scenario, run) : [taskOfClaim(scenario, run, claim)];
  const known = STEPS.find((one) => one === step) ?? 'predict';
  const came = resumedFrom ?? from;
  resumedFrom = null;
  begin({
    scenario,
    seed,
    tasks,
    at: Math.min(at, Math.max(0, tasks.length - 1)),
    step: known,
    answers: tasks.map((_, i) => asNow(answers[i])),
    claim,
    session: sessionId.peek(),
    from: came,
    before: before ?? seed,
  });
  if (known === 'run') await runTask();
}

/** An answer as kept; one kept in another form by an earlier version must be given again. */
const asNow = (kept: Answer | undefined): Answer => (kept !== undefined && 'given' in kept ? kept : blank());

/** Leaves the lesson for the session from which it was begun. */
export function leaveLesson(): void {
  const from = lesson.value?.from ?? null;
  // Once another session is shown, the lesson ends.
  const now = lesson.value;
  if (from !== null) void returnTo(from);
  else {
    endLesson();
    if (now !== null && now.claim === null) void openScenario(now.scenario.id, now.scenario, now.before);
  }
}

function endLesson(): void {
  endSeeds();
  endKnown();
  const now = lesson.value;
  if (now?.claim === null) left = now;
  if (stopAt.value !== null) void pause().catch(() => {});
  void setSpeed(speedBefore).catch(() => {});
  lesson.value = null;
  exploring.value = false;
  stopAt.value = null;
}

/** Begins the lesson of the scenario that the address opens, unless one is under way. */
async function beginOnceOpen(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (opened.value === null || focus.value.live.value.digest === '') return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
  if (lesson.value === null) await beginLesson();
}

/** Begins the lesson where an address or a file says, but before the runs of a question, which are repeated. */
async function goOnWithLesson({ question, step }: { question: number; step: string }): Promise<void> {
  closeBranches();
  const { scenario } = focus.value;
  const run = opened.value;
  if (scenario === null || run === null) return;
  const tasks = tasksOf(scenario, run);
  const session = sessionId.peek();
  begin({
    scenario,
    seed: run.seed,
    tasks,
    at: 0,
    step: 'read',
    answers: tasks.map(blank),
    claim: null,
    session,
    from: null,
    before: run.seed,
  });
  if (step !== 'read' && question < tasks.length) change({ at: question, step: 'predict' });
}

/** Goes to the next question, with the runs as they are, or to the end of the lesson. */
export function nextTask(): void {
  const now = lesson.value;
  if (now === null) return;
  endSeeds();
  if (now.at === now.tasks.length - 1) change({ step: 'end' });
  else {
    change({ at: now.at + 1, step: 'predict' });
    void prepareRuns().catch(() => {});
  }
}

/** Shows another question again, at its answer if it has one. */
export function showTask(at: number): void {
  const now = lesson.value;
  if (now === null || now.step === 'run') return;
  endSeeds();
  change({ at, step: now.answers[at].found === null ? 'predict' : 'explain' });
}

/** Answers the question from the runs' own numbers when all have reached the moment. */
export function watchLesson(): void {
  watchAhead();
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
    const running = asked !== null && (step === 'run' || step === 'explain');
    const beside = running && answerShown.value ? asked.chart.map(({ id }) => id) : [];
    besideTissues.value = asked === null || !inLesson.value ? null : beside;
  });
  effect(() => {
    const asked = lessonAsked.value;
    if (asked === null || opened.value === null) return;
    lessonAsked.value = null;
    untracked(() => void goOnWithLesson(asked));
  });
  effect(() => {
    if (haveArrived()) untracked(concludeTask);
  });
  const asked = new URLSearchParams(location.search).has('lesson') && lessonToResume.peek() === null;
  if (asked) void beginOnceOpen();
  if (window.parent !== window || window.opener !== null)
    void import('./scorm.ts').then(({ reportToPlatform }) => reportToPlatform());
  effect(() => {
    const now = lesson.value;
    const asked = task.value;
    const row = now === null || asked === null ? undefined : asked.row.place;
    const at = now?.answers[now.at]?.place ?? null;
    placed.value = row === undefined || at === null ? null : { ...at, tissue: row.tissue, radius: row.radius };
    placing.value = row === undefined || now?.step !== 'predict' ? null : { ...row, put: putPlace };
  });
}

function putPlace(place: { x: number; y: number }): void {
  const now = lesson.value;
  if (now === null) return;
  change({ answers: now.answers.map((one, i) => (i === now.at ? { ...one, place } : one)) });
}
