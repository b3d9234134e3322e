/** What a factor varies, in words. */
import type { Prepared } from '../scenario/prepared.ts';
import { keysOfPath } from '../scenario/schema/lookup.ts';
import { settingLabel } from '../scenario/setting-words.ts';
import { english } from '../texts/words.ts';
import { valueAt } from './inexact-numbers.ts';
import type { PlannedFactor } from './plan.ts';

/** The number of a scenario at a path; of a rule also which of its numbers it is. */
export function numberInWords(scenario: Prepared, path: string): string {
  const label = english(settingLabel(scenario, path));
  const [head, , ...part] = keysOfPath(path);
  return head === 'rules' && part.length > 0 ? `${label} (${partOfRule(part)})` : label;
}

/** The label of a factor as its sweep gives it, or where it gives none the words for its number. */
export const factorInWords = (scenario: Prepared, { name, label }: PlannedFactor): string =>
  label === name && !Number.isNaN(valueAt(scenario, keysOfPath(name))) ? numberInWords(scenario, name) : label;

const WORDS: Readonly<Record<string, string>> = { half: 'threshold', power: 'steepness' };

function partOfRule([part, id = '', last = '']: readonly string[]): string {
  if (part === 'output') return `effect on ${id.replaceAll('.', ' ')}`;
  const word = WORDS[last === '' ? part : last] ?? (last === '' ? part : last);
  return part === 'terms' ? `${word} ${Number(id) + 1}` : word;
}
