/** What is right in a scenario but may be meant otherwise. */

import type { Scenario } from '../schema/schema.ts';
import type { Problem } from './problem.ts';

/** Types that are like another and follow none of the rules that name that one. */
export function likeNotes({ cells, rules }: Scenario): Problem[] {
  const named = (id: string): string[] =>
    Object.entries(rules).flatMap(([rule, row]) => ([row.cells].flat().includes(id) ? [rule] : []));
  return Object.entries(cells).flatMap(([id, { like }]) => {
    const theirs = like === undefined ? [] : named(like);
    if (theirs.length === 0 || named(id).some((rule) => theirs.includes(rule))) return [];
    const message = `found a type like "${like}", which takes its numbers and none of the rules that name it (${theirs.join(', ')}); a rule is followed by the types that it names`;
    return [{ path: ['cells', id, 'like'], message }];
  });
}
