/** Every text of a lesson that people read. */
import { HOLE } from '../../src/scenario/holes.ts';
import type { LessonRow } from '../../src/scenario/schema/lesson-row.ts';
import type { Text } from '../../src/texts/text.ts';

export const textsOfLesson = ({
  title,
  objective,
  needs,
  base,
  questions,
  try: steps,
  read,
  plan,
}: LessonRow): Text[] =>
  [
    ...[title, objective, needs, base, ...steps, ...read],
    ...plan.map(({ does }) => does),
    ...questions.flatMap((row) => [
      ...[row.setting, row.ask, row.hint, row.why, row.explain, row.idea, row.truth, row.next],
      ...(row.choose ?? row.pick ?? { answers: [] }).answers,
    ]),
  ].map(filled);

/** With a number in place of every reading. */
function filled(text: Text): Text {
  if (typeof text === 'string') return text.replace(HOLE, '1');
  const all = Object.entries(text).map(([language, told]) => [language, told.replace(HOLE, '1')]);
  return Object.fromEntries(all) as Text;
}
