/** What was changed after the results of targets had been seen, as text. */
import type { Change } from '../../scenario/schema/target.ts';
import type { TargetRow } from '../../validation/kept-targets.ts';
import { code } from '../describe/markdown.ts';

const FOR: Record<Change['for'], string> = {
  it: 'because of it',
  other: 'for another reason',
  unknown: 'what for is not known',
};

const OF: Record<Change['of'], string> = {
  model: 'model',
  engine: 'engine',
  conditions: 'conditions of its scenario',
  accepted: 'accepted range',
};

export function describeChanges(rows: readonly TargetRow[]): string {
  const untouched = rows.filter(({ changedSince }) => changedSince?.length === 0).map(({ result }) => result.id);
  const unknown = rows.filter(({ changedSince }) => changedSince === undefined).map(({ result }) => result.id);
  const lists = rows.flatMap(({ result, changedSince = [] }) =>
    changedSince.length === 0 ? [] : [`- **${result.id}**\n${changedSince.map(changeText).join('\n')}`],
  );
  return [
    ...(untouched.length === 0 ? [] : [`Nothing: ${untouched.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join(', ')}.`]),
    ...(lists.length === 0 ? [] : [lists.join('\n')]),
  ].join('\n\n');
}

function changeText({ what, of, for: reason, fitted, when, commit, why, still }: Change): string {
  const place = commit === undefined ? `${when}, in which commit is not known` : `${when}, “${commit} …”`;
  const chosen = fitted.length === 0 ? '' : ` Chosen to meet it: ${fitted.map(code).join(', ')}.`;
  const kept = still === undefined ? '' : ` Why it still counts as emergent: ${still}.`;
  return `  - *${OF[of]}, ${FOR[reason]}* (${place}): ${what}. *Why*: ${why}.${chosen}${kept}`;
}
