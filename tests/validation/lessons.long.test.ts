/** What a lesson explains is what happens: over seeds, its questions are answered as their explanations say. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english } from '../../src/texts/words.ts';
import { answerQuestions } from '../../src/validation/lessons.ts';
import { load } from '../scenario/files.ts';

const SEEDS = 4;
/** Seeds of these that must answer as explained; a class hears that runs differ. */
const MUST = 3;

const LESSONS = ['scenarios', 'scenarios/presets'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

test.each(LESSONS)('%s is answered as it explains', { timeout: 1_200_000 }, (path) => {
  const scenario = load(path);
  const runs = Array.from({ length: SEEDS }, (_, i) =>
    answerQuestions(scenario, i === 0 ? scenario.seed : `${scenario.seed}-${i + 1}`),
  );
  scenario.lesson.questions.forEach((row, at) => {
    if (row.place) return;
    const answers = runs.map((questions) => questions[at]);
    const usual = answers.filter((one) => one.usual).length;
    expect([english(row.ask), usual >= MUST, ...answers.map(({ found }) => found)]).toEqual([
      english(row.ask),
      true,
      ...answers.map(({ found }) => found),
    ]);
  });
});
