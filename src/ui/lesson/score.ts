/** How many predictions of a lesson held. */
import { isRight } from '../../analysis/answer.ts';
import { givenOf } from './answer-words.ts';
import type { Lesson } from './lesson.ts';

/** @returns the predictions that held, and those that were made and answered */
export function heldIn({ tasks, answers }: Lesson): { held: number; said: number } {
  const judged = answers.flatMap((own, i) => {
    const given = givenOf(own);
    return given === null || own.found === null ? [] : [isRight(tasks[i].row, given, own.found)];
  });
  return { held: judged.filter(Boolean).length, said: judged.length };
}
