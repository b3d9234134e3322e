/** A lesson in progress: its questions, the predictions, and the results of the runs. */
import { computed, signal } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Text } from '../../texts/text.ts';
import type { Answer, ShownClaim } from '../session/kept-lesson.ts';
import type { Task } from './task.ts';

export type { Answer } from '../session/kept-lesson.ts';

/** The steps of a question, in order; a lesson begins with `read` and ends with `end`. */
export const STEPS = ['read', 'predict', 'run', 'explain', 'end'] as const;
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
  /** The seed of the run that the lesson replaced, if it shares that run's session. */
  before: string;
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

export const blank = (): Answer => ({
  given: null,
  sure: null,
  place: null,
  sketch: [],
  values: null,
  found: null,
  seeds: [],
});

/** Whether the user is trying out the run by hand meanwhile; the lesson waits. */
export const exploring = signal(false);
/** Whether the lesson is on the screen. */
export const inLesson = computed(() => lesson.value !== null && !exploring.value);
/** Whether the lesson has a chart now. */
export const isCharted = computed(() => {
  const { step } = lesson.value ?? {};
  return step !== undefined && step !== 'read' && step !== 'end' && (task.value?.chart.length ?? 0) > 0;
});

/** Whether the user has answered a question. */
export const isGiven = ({ given, place }: Answer): boolean => given !== null || place !== null;

/** Whether numbers of the runs that are shown would give away an answer that is hidden. */
export const numbersHidden = computed(() => {
  const step = lesson.value?.step;
  return inLesson.value && !answerShown.value && (step === 'run' || step === 'explain');
});

export function change(next: Partial<Lesson>): void {
  if (lesson.value !== null) lesson.value = { ...lesson.value, ...next };
}

export function changeAnswer(next: Partial<Answer>): void {
  const now = lesson.value;
  if (now === null) return;
  change({ answers: now.answers.map((one, i) => (i === now.at ? { ...one, ...next } : one)) });
}

/** The title above a lesson until it is over: the scenario's own question would give answers away. Null for none. */
export const neutralTitle = computed<Text | null>(() => {
  const now = lesson.value;
  if (now === null || now.claim !== null || now.step === 'end') return null;
  return now.scenario.lesson.title || null;
});
