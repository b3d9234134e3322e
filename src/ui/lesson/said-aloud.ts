/** What users who do not see the page are told about a lesson: a sentence or two at each step. */
import { isRight } from '../../analysis/answer.ts';
import { moment } from '../format.ts';
import { texts, translated } from '../texts/language.ts';
import { foundInWords, givenOf } from './answer-words.ts';
import { answer, answerShown, inLesson, lesson, task } from './lesson.ts';
import { heldIn } from './score.ts';

/** The present step in words; null where no lesson is on the screen, or a claim is shown. */
export function stepInWords(): string | null {
  const now = lesson.value;
  if (now === null || now.claim !== null || !inLesson.value) return null;
  const say = texts.value.lesson;
  const asked = task.value;
  switch (now.step) {
    case 'read':
      return say.begun(translated(now.scenario.lesson.title || now.scenario.title), now.tasks.length);
    case 'end': {
      const { held, said } = heldIn(now);
      return say.ended(held, said);
    }
    case 'run':
      return asked === null ? null : say.onTheWay(asked.sides.length, moment(asked.at / 60));
    case 'predict':
      return asked === null ? null : `${say.question(now.at + 1, now.tasks.length)}. ${translated(asked.row.ask)}`;
    case 'explain': {
      const own = answer.value;
      if (asked === null || own === null || own.found === null) return say.notYet;
      if (!answerShown.value) return say.veiled;
      const given = givenOf(own);
      const verdict = given === null ? '' : isRight(asked.row, given, own.found) ? say.right : say.wrong;
      return `${verdict} ${say.runsGave}: ${foundInWords(asked, own.found, own.place)}.`.trim();
    }
  }
}
