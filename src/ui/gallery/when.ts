/** How long ago something was, in words of the present language. */
import { texts } from '../texts/language.ts';

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** `yesterday`, `3 hours ago`; `now` within a minute. @param at milliseconds of the clock */
export function ago(at: number): string {
  const words = new Intl.RelativeTimeFormat(texts.value.numbers.tag, { numeric: 'auto' });
  const seconds = (Date.now() - at) / 1000;
  const { unit, seconds: each } = UNITS.find((one) => seconds >= one.seconds) ?? {
    unit: 'second',
    seconds: seconds + 1,
  };
  return words.format(-Math.floor(seconds / each), unit);
}
