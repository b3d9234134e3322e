/** Answers to a question in words: the one given, the one that the runs give, and the numbers that decide. */
import { texts, translated } from '../texts/language.ts';
import { written } from './judge.ts';
import type { Answer } from './lesson.ts';
import { choicesOf, type Task } from './task.ts';

/** The given answer as a number: a place counts as given, and is judged by its share. */
export const givenOf = ({ given, place, found }: Answer): number | null => (place === null ? given : (found ?? 0));

/** An answer as people read it. */
export function answerInWords(asked: Task, answer: number, place: Answer['place']): string {
  if (place !== null) return texts.value.lesson.yourPlace;
  const { estimate } = asked.row;
  if (estimate) return written(asked, estimate.of, answer);
  if (asked.compares !== null) return Object.values(texts.value.lesson.verdicts)[answer];
  return choicesOf(asked)[answer];
}

/** What the runs gave, as people read it. */
export function foundInWords(asked: Task, found: number, place: Answer['place']): string {
  const { row } = asked;
  return place === null || row.place === undefined
    ? answerInWords(asked, found, null)
    : texts.value.lesson.placeFound(found, row.place.field !== undefined, row.place.above);
}

/** The numbers that decide: one for each answer, one for each run, or the one requested. */
export function valuesInWords(asked: Task, values: Record<string, number>): { name: string; value: string }[] {
  const { row, compares } = asked;
  if (compares !== null)
    return [
      { name: compares.first, value: written(asked, 'first', values.first) },
      { name: compares.second, value: written(asked, 'second', values.second) },
    ];
  if (row.pick)
    return row.pick.of.map((name, i) => ({ name: choicesOf(asked)[i], value: written(asked, name, values[name]) }));
  if (row.choose)
    return [{ name: texts.value.lesson.decides, value: written(asked, row.choose.of, values[row.choose.of]) }];
  return [];
}

/** The same in a sentence. */
export const decidedBy = (asked: Task, values: Record<string, number>): string =>
  valuesInWords(asked, values)
    .map(({ name, value }) => `${translated(name)}: ${value}`)
    .join('; ');
