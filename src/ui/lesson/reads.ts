/** Which reading of a measure a question made from an expectation takes, and when, in words. */
import { moment } from '../format.ts';
import { texts, translated } from '../texts/language.ts';
import type { Task } from './task.ts';

/** "the peak of CXCL12 in blood up to 2 d", in the present language. */
export function whatIsRead({ row, chart, at }: Pick<Task, 'row' | 'chart' | 'at'>): string {
  const { reduce, from } = row.reads.first;
  return readInWords({ phrase: translated(chart[0].phrase), reduce, from, at });
}

type Read = { phrase: string; reduce: Task['row']['reads'][string]['reduce']; from: number | undefined; at: number };

/** A reading of a measure by its phrase; times in minutes. */
export function readInWords({ phrase, reduce, from, at }: Read): string {
  const say = texts.value.lesson;
  const end = moment(at / 60);
  const window = (from ?? 0) === 0 ? say.upTo(end) : say.fromTo(moment(from! / 60), end);
  return say.reads[reduce](phrase, reduce === 'last' ? say.at(end) : window);
}
