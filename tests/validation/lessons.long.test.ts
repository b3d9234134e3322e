/** What a lesson explains is what happens: over seeds, its questions are answered as their explanations say. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runsOf } from '../../src/analysis/answer.ts';
import type { QuestionRow } from '../../src/scenario/schema/lesson-row.ts';
import { english } from '../../src/texts/words.ts';
import { answerQuestions } from '../../src/validation/lessons.ts';
import { load } from '../scenario/files.ts';

const SEEDS = 4;
/** Seeds of these that must answer as explained; a class hears that runs differ. */
const MUST = 3;
/** Runs a seed, at most, for the questions of one test; the longest such run takes half a minute. */
const RUNS = 3;

/** The questions in order, in parts that need few runs each. */
function partsOf(questions: readonly QuestionRow[]): QuestionRow[][] {
  const parts: QuestionRow[][] = [];
  let runs = new Set<string>();
  for (const row of questions.filter(({ place }) => !place)) {
    const together = new Set([...runs, ...runsOf(row)]);
    const part = parts.at(-1);
    if (part === undefined || together.size > RUNS) {
      parts.push([row]);
      runs = new Set(runsOf(row));
    } else {
      part.push(row);
      runs = together;
    }
  }
  return parts;
}

const LESSONS = ['scenarios', 'scenarios/presets'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      const parts = partsOf(load(path).lesson.questions);
      return parts.map((questions, i) => [parts.length === 1 ? path : `${path}, part ${i + 1},`, questions] as const);
    }),
);

test.each(LESSONS)('%s is answered as it explains', { timeout: 1_200_000 }, (name, questions) => {
  const whole = load(name.split(',')[0]);
  const scenario = { ...whole, lesson: { ...whole.lesson, questions } };
  const found = questions.map((): (number | null)[] => []);
  const usual = questions.map(() => 0);
  // Once each question was answered as explained often enough, or can no longer be, another seed changes nothing.
  const open = (seed: number) => usual.some((n) => n < MUST && n + SEEDS - seed >= MUST);
  for (let i = 0; i < SEEDS && open(i); i++)
    answerQuestions(scenario, i === 0 ? scenario.seed : `${scenario.seed}-${i + 1}`).forEach((one, at) => {
      found[at].push(one.found);
      if (one.usual) usual[at]++;
    });
  const judged = questions.map(({ ask }, at) => [english(ask), usual[at] >= MUST, ...found[at]]);
  expect(judged).toEqual(questions.map(({ ask }, at) => [english(ask), true, ...found[at]]));
});
