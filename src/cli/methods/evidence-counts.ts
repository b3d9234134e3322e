/** How well the numbers and the rules of a run are known: how many of each mark. */

import type { TakingPart } from '../../run/taking-part.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { EVIDENCE, EVIDENCE_WORDS, type Evidence } from '../../scenario/schema/evidence.ts';

export type Counts = Partial<Record<Evidence, number>>;

export interface EvidenceCounts {
  numbers: Counts;
  rules: Counts;
}

/** Counts the numbers that state a mark, and the rules, of what takes part. */
export function countEvidence(scenario: Prepared, part: TakingPart): EvidenceCounts {
  const numbers = Object.entries(scenario.provenance).filter(([path]) => part.has(path));
  return {
    numbers: tally(numbers.map(([, { evidence }]) => evidence)),
    rules: tally(part.rules.map((id) => scenario.rules[id].evidence)),
  };
}

/** How often each mark stands in a list. */
export const tally = (marks: readonly Evidence[]): Counts =>
  Object.fromEntries(
    EVIDENCE.flatMap((mark) => {
      const count = marks.filter((one) => one === mark).length;
      return count === 0 ? [] : [[mark, count]];
    }),
  );

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** `12 measured, 3 derived and 40 assumed`. */
const countsText = (counts: Counts): string =>
  listed(EVIDENCE.flatMap((mark) => (counts[mark] === undefined ? [] : [`${counts[mark]} ${EVIDENCE_WORDS[mark]}`])));

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export function evidenceText({ numbers, rules }: EvidenceCounts): string {
  const known = total(numbers);
  const rulesKnown = total(rules);
  return [
    known === 0
      ? 'No number that the run depends on states how well it is known.'
      : `${known} numbers in use state how well they are known: ${countsText(numbers)}.`,
    rulesKnown === 0
      ? 'No rule is in use.'
      : `${rulesKnown} ${rulesKnown === 1 ? 'rule is' : 'rules are'} in use: ${countsText(rules)}.`,
    'Numbers of cell types that cannot occur, of drugs that are not given and of rules that are off are not counted, nor are numbers without a mark, such as sizes, times and the defaults of Stroma.',
  ].join(' ');
}
