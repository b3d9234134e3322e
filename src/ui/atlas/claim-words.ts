/** How a measure changes when a mechanism is removed, as text. */

import { changeIn, type SeenResult } from '../../claims/seen-result.ts';
import { number } from '../format.ts';

/** `−42 % (−65 to −18)` in the present language. */
export function changeOf(result: Pick<SeenResult, 'whole' | 'without'>): string {
  const { estimate, low, high } = changeIn(result);
  return `${signed(estimate)} % (${signed(low)} … ${signed(high)})`;
}

const signed = (value: number): string => {
  const rounded = Math.abs(value) < 10 ? Math.round(Math.abs(value) * 10) / 10 : Math.round(Math.abs(value));
  return `${value < 0 ? '−' : '+'}${number(rounded)}`;
};
