/** What is judged in each set of numbers: what a scenario expects, and what most runs answer to its questions. */
import { answerOf, endOf, isUsual, type RawReading, rawOf } from '../analysis/answer.ts';
import { isWithin } from '../analysis/course.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { QuestionRow } from '../scenario/schema/lesson-row.ts';
import { english } from '../texts/words.ts';

export interface Statement {
  says: string;
  /** Index of the question whose usual answer it is; null for an expectation. */
  question: number | null;
  /** Whether what comes out is a number that a question asks for. */
  isNumber: boolean;
  /** What is read, by name, as one number or as two whose ratio it is. */
  readings: Record<string, NamedReading[]>;
  /** What comes out: a number, or the index of an answer; null for none. @param values by the names of `readings` */
  outcome(values: Record<string, number>): number | null;
  holds(outcome: number): boolean;
}

export interface NamedReading extends RawReading {
  /** Its own among those of all statements. */
  name: string;
}

export const statementsOf = (base: Prepared): Statement[] => [...expectations(base), ...usualAnswers(base)];

/** Arms that they read, in the order in which they do. */
export const armsRead = (statements: readonly Statement[]): string[] => [
  ...new Set(statements.flatMap(({ readings }) => Object.values(readings).flat()).map(({ arm }) => arm)),
];

const expectations = ({ expect, duration }: Prepared): Statement[] =>
  expect.map((row, i) => ({
    says: english(row.says),
    question: null,
    isNumber: false,
    readings: { value: named(`expectation ${i + 1}`, rawOf(row, duration)) },
    outcome: ({ value }) => (Number.isNaN(value) ? null : value),
    holds: (value) => isWithin(row, value),
  }));

/** Questions about a place have no readings: the tissue answers them. */
const usualAnswers = ({ lesson, duration }: Prepared): Statement[] =>
  lesson.questions.flatMap((row, i): Statement[] => {
    const read = decidedBy(row);
    if (read.length === 0) return [];
    const end = endOf(row, duration);
    return [
      {
        says: english(row.ask),
        question: i,
        isNumber: row.estimate !== undefined,
        readings: Object.fromEntries(
          read.map((name) => [name, named(`question ${i + 1}, ${name}`, rawOf(row.reads[name], end))]),
        ),
        outcome: (values) => answerOf(row, values),
        holds: (found) => isUsual(row, found),
      },
    ];
  });

/** Names of the readings that decide the answer. */
const decidedBy = ({ choose, pick, estimate }: QuestionRow): string[] =>
  pick ? pick.of : [choose?.of ?? estimate?.of].filter((name) => name !== undefined);

const named = (name: string, raw: readonly RawReading[]): NamedReading[] =>
  raw.map((one, i) => ({ ...one, name: i === 0 ? name : `${name}, relative to` }));
