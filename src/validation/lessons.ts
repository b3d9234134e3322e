/**
 * The questions of a lesson, answered by runs as the page answers them: the answer key for a teacher, and a check that
 * the explanations match what happens.
 */
import { answerOf, endOf, isUsual, readingsOf, runsOf } from '../analysis/answer.ts';
import type { Course } from '../analysis/course.ts';
import { withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { QuestionRow } from '../scenario/schema/lesson-row.ts';
import { follow, settle } from './settled.ts';

export interface QuestionResult {
  row: QuestionRow;
  /** The arms whose runs answer it, and how far they go, minutes. */
  runs: string[];
  at: number;
  values: Record<string, number>;
  /** Index of the answer, or the number; null without one, and for a question about a place. */
  found: number | null;
  /** Whether it is the answer that the explanation assumes. */
  usual: boolean;
}

/** @param report receives the name of the run being done */
export function answerQuestions(
  scenario: Prepared,
  seed: string,
  report: (what: string) => void = () => {},
): QuestionResult[] {
  const { questions } = scenario.lesson;
  const courses = coursesOf(scenario, seed, report);
  return questions.map((row) => {
    const at = endOf(row, scenario.duration);
    const values = readingsOf(row, courses, at);
    const found = answerOf(row, values);
    return { row, runs: runsOf(row), at, values, found, usual: found !== null && isUsual(row, found) };
  });
}

/** The arms that a lesson runs, and how far: as far as any question needs, minutes. */
export function endsOf({ lesson, duration }: Prepared): Map<string, number> {
  const ends = new Map<string, number>();
  for (const row of lesson.questions)
    for (const arm of runsOf(row)) ends.set(arm, Math.max(ends.get(arm) ?? 0, endOf(row, duration)));
  return ends;
}

/** Courses of all measures that a lesson reads; each run is done on first use, for as long as any question needs it. */
function coursesOf(scenario: Prepared, seed: string, report: (what: string) => void): (arm: string) => Course {
  const { questions } = scenario.lesson;
  const measures = [...new Set(questions.flatMap(({ reads }) => Object.values(reads).map(({ measure }) => measure)))];
  const known = new Map<string, Course>();
  const ends = endsOf(scenario);
  return (arm) => {
    const made = known.get(arm);
    if (made) return made;
    report(`${scenario.id}: ${arm}`);
    const course = follow(settle(withArm(scenario, arm), seed), scenario, measures, ends.get(arm) ?? 0);
    known.set(arm, course);
    return course;
  };
}
