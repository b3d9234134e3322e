/** The table of all claims as a document. */

import { type AtlasRow, type HeldInSets, SOURCES, type SourceId, STATES, type State } from '../../claims/atlas-row.ts';
import type { Knock } from '../../claims/claim.ts';
import { changeIn, isSeen, type SeenResult } from '../../claims/seen-result.ts';
import { english } from '../../texts/words.ts';
import { code, markdownTable } from '../describe/markdown.ts';

const SAYS: Record<State, string> = {
  seen: 'a scenario that the page opens shows what is claimed, at its own numbers',
  explained: 'told in words, since nothing in it moves',
  contested: 'the literature disagrees; the row says who',
  wired:
    'the mechanism acts in a small world, and its consequence is not clear in a shipped scenario; the row says why',
  'not shown': 'none of these',
};

const signed = (value: number): string => {
  const text = Math.abs(value) < 10 ? Math.abs(value).toFixed(1) : String(Math.round(Math.abs(value)));
  return `${value < 0 ? '−' : '+'}${text}`;
};

/** `−42 % (−65 to −18)` */
export function changeText(result: SeenResult): string {
  const { estimate, low, high } = changeIn(result);
  return `${signed(estimate)} % (${signed(low)} to ${signed(high)})`;
}

/** What is removed, as a table cell. */
export const takenText = ({ take, arm }: Pick<Knock, 'take'> & { arm?: string }): string => {
  const taken =
    typeof take === 'string' || Array.isArray(take)
      ? `${[take].flat().map(code).join(' and ')} removed`
      : Object.entries(take)
          .map(([path, value]) => `${code(path)} = ${value}`)
          .join(', ');
  return arm === undefined ? taken : `${taken}, ${arm}`;
};

export function describeClaims(atlas: readonly AtlasRow[]): string {
  const count = (state: State): number => atlas.filter((row) => row.state === state).length;
  const counts = STATES.filter((state) => count(state) > 0).map((state) => `${count(state)} ${state}`);
  return `# What the sources claim

The claims of the four source documents, each with the model's result. Made by
\`npx stroma claims --out docs/claims.md\`; do not edit it by hand. \`npx stroma claims 41\` shows one row, and runs it
again if its scenario has changed.

**${counts.join(', ')}** of ${atlas.length}.

${STATES.filter((state) => count(state) > 0)
  .map((state) => `- *${state}*: ${SAYS[state]}.`)
  .join('\n')}

To see a claim, its mechanism is removed from a scenario over paired seeds; the change is that of the mean of the
measure, with its 95 % interval. *Mark* says how well the rule or number that is removed is known. The digest covers
everything that decides the result; a row whose scenario has changed since is *stale*. Where an
expectation of the scenario compares the same runs, *sets with it* says in how many sets of plausible values
([How sure](robustness.md)) one pair of runs changes as claimed, by at least a tenth or as published; in fewer than 70 % of
them the claim is *fragile*.

${(Object.keys(SOURCES) as SourceId[]).map((source) => partOf(source, atlas)).join('\n\n')}
`;
}

function partOf(source: SourceId, atlas: readonly AtlasRow[]): string {
  const rows = atlas.filter(({ claim }) => claim.source === source);
  return `## ${SOURCES[source]}

${markdownTable(
  [
    'row',
    'claim',
    'state',
    'where it lives',
    'seen in',
    'measure',
    'change without it',
    'sets with it',
    'mark',
    'digest',
  ],
  rows.flatMap(rowsOf),
)}`;
}

function rowsOf({ claim, state, sights }: AtlasRow): string[][] {
  const start = [String(claim.row), english(claim.says), state, claim.lives];
  const why = claim.contested ?? claim.unseen;
  const reason = why === undefined ? (claim.shownBy ?? '') : english(why);
  if (sights.length === 0) return [[...start, reason, '', '', '', '', '']];
  return sights.map(({ seen, result, stale, evidence, inSets }) => {
    const label = stale ? `*stale* ` : '';
    const clear = result !== null && isSeen(result, seen);
    return [
      ...start,
      `${seen.scenario}: ${takenText(seen)}${clear ? '' : `. ${reason}`}`,
      `${code(seen.measure)} at ${seen.at} h`,
      result === null ? 'not run yet' : `${label}${changeText(result)}, ${result.whole.length} seeds`,
      inSets === null ? '' : setsText(inSets),
      evidence ?? '',
      result === null ? '' : code(result.digest),
    ];
  });
}

/** `58 of 64, *fragile*` */
const setsText = ({ holds, sets, fragile, stale }: HeldInSets): string =>
  [`${holds} of ${sets}`, ...(stale ? ['*stale*'] : []), ...(fragile ? ['*fragile*'] : [])].join(', ');
