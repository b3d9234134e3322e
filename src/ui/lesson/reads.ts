/** What a question reads, in words. */
import { moment } from '../text.ts';
import { texts } from '../texts/language.ts';
import { nameOf, type Task } from './tasks.ts';

/** What is read of which measure, and when: "the peak of CXCL12 in blood up to 2 d"; in the language that is spoken. */
export function whatIsRead(asked: Pick<Task, 'label' | 'tissue' | 'several' | 'reduce' | 'from' | 'at'>): string {
  const say = texts.value.lesson;
  const end = moment(asked.at / 60);
  const window = asked.from === undefined ? say.upTo(end) : say.fromTo(moment(asked.from / 60), end);
  return say.reads[asked.reduce](nameOf(asked), asked.reduce === 'last' ? say.at(end) : window);
}
