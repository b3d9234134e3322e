/** The table of all targets as a document, with a picture of each. */
import { isElseChanged, STANDINGS, type Standing, standingOf } from '../../validation/changed-since.ts';
import type { TargetRow } from '../../validation/kept-targets.ts';
import { decidingPart, rangeOf, type TargetPart, type TargetResult } from '../../validation/target-result.ts';
import { code, markdownTable } from '../describe/markdown.ts';
import { intervalText, valueText } from '../numbers.ts';
import { describeChanges } from './changes-report.ts';

/** What each kind of target says about the simulator, in the order in which they are counted. */
const SAYS: Record<TargetResult['kind'], string> = {
  emergent: 'a published result that follows from the mechanisms; only these are evidence for the model',
  exact: 'a solution or a law: the equations are solved correctly',
  wired: 'a number that comes out as it went in: it is connected correctly',
  calibrated: 'numbers of the model were chosen to meet it, so it is evidence of nothing',
};

/** How each standing is told in the table, and what it means. */
const CHANGED: Record<Standing, { told: string; says: string }> = {
  no: { told: 'no', says: 'nothing that moved it was changed after it had been seen' },
  'for other reasons': { told: 'yes, for others', says: 'a change for another reason moved it' },
  'not known': {
    told: 'not known',
    says: 'a mechanism came together with the target or answers what it missed, and the history does not tell whether its result was the reason',
  },
  'because of it': { told: 'yes, for it', says: 'a mechanism or a number was added or changed because of it' },
};

export interface ReportFacts {
  /** The command that made the report. */
  command: string;
  /** Folder of the pictures, relative to the document. */
  pictures: string;
  /** Whether the document on how sure the lessons are lies beside it. */
  hasRobustness: boolean;
}

export const pictureName = ({ id }: TargetResult): string => `${id.toLowerCase()}.svg`;

/** Whether a target accepts some numbers and not others. */
const isCounted = ({ parts }: TargetResult): boolean => parts.some(({ accept }) => accept.some((end) => end !== null));

export function describeValidation(
  rows: readonly TargetRow[],
  { command, pictures, hasRobustness }: ReportFacts,
): string {
  const results = rows.map(({ result }) => result);
  const failed = results.filter(({ pass }) => !pass);
  const stale = rows.filter((row) => row.stale === true).map(({ result }) => result.id);
  const head = ['target', 'what', 'kind', 'estimate', 'result (accepted)', 'model changed after seeing it', 'digest'];
  return `# Validation

The simulator's results beside published or exact ones. Made by
${code(command)}, which runs what has changed since; do not edit it by
hand. *Digest* is the beginning of a digest of all that decides the row: its own scenario as it is prepared to run, with
the shared biology and the engine's version, the arms and doses that are read, the seeds, and what is read and accepted.
A row whose digest is another one now is *stale*; \`npx stroma validate --list\` names those.
\`npx stroma validate D5\` runs one target again.${hasRobustness ? ' In how many plausible sets of numbers each\nexpectation of a lesson holds stands in [How sure](robustness.md).' : ''}

${stale.length === 0 ? 'No row is stale.' : `**Stale: ${stale.join(', ')}.**`}

**${countOf(results, 'emergent')}**; ${Object.keys(SAYS)
    .slice(1)
    .map((kind) => countOf(results, kind))
    .join('; ')}. A target may
ask for several numbers; the row shows the one that decides, and the picture behind its name shows all, with what each
seed gave. A target that is *not counted* accepts any number: it prints what a published one implies.

${Object.entries(SAYS)
  .map(([kind, says]) => `- *${kind}*: ${says}.`)
  .join('\n')}

The emergent ones by whether the model was changed after their result had been seen. In the first two rows nothing was
changed for their sake; what was changed, when and why stands
[below](#what-was-changed-after-a-result-had-been-seen) for each target. Where the conditions of its scenario or what is
accepted were changed, a star says so in the table.

${markdownTable(
  ['model changed after seeing it', 'pass', 'targets'],
  STANDINGS.flatMap((standing) => emergentWith(rows, standing)),
)}

${markdownTable(
  head,
  rows.map((row) => cellsOf(row, pictures)),
)}
${failed.length === 0 ? '' : `\n## Targets that fail\n\n${failed.map(whyOf).join('\n')}\n`}
## What was published

${results.map(({ id, published, source }) => `- **${id}**: ${published} (${source}).`).join('\n')}

## What was changed after a result had been seen

${describeChanges(rows)}

## All numbers

${markdownTable(
  ['target', 'number', 'kind', 'estimate', 'accepted', 'seeds', 'result'],
  results.flatMap((result) =>
    result.parts.map((part) => [
      result.id,
      part.says || part.name,
      part.kind ?? result.kind,
      estimateText(part),
      rangeOf(part.accept),
      String(result.seeds),
      part.pass ? 'pass' : 'FAIL',
    ]),
  ),
)}
`;
}

function cellsOf({ result, changedSince, stale }: TargetRow, pictures: string): string[] {
  const { id, title, accept, pass, digest } = result;
  return [
    id,
    `[${title}](${pictures}/${pictureName(result)})`,
    kindText(result),
    estimateText(result),
    isCounted(result) ? `${pass ? 'pass' : 'FAIL'} (${rangeOf(accept)})` : 'not counted',
    `${CHANGED[standingOf(changedSince)].told}${isElseChanged(changedSince) ? ' *' : ''}`,
    `${code(digest.slice(0, SHORT))}${staleText(stale)}`,
  ];
}

/** `emergent`, or `emergent (this number: wired)` where the number that is shown is of another kind. */
function kindText({ kind, parts }: TargetResult): string {
  const shown = decidingPart(parts);
  return shown.kind === undefined || shown.kind === kind ? kind : `${kind} (this number: ${shown.kind})`;
}

const staleText = (stale: boolean | null): string => (stale === null ? ', not compared' : stale ? ', stale' : '');

/** Digits of a digest that are shown. */
const SHORT = 6;

/** `1.974 × (1.805 to 2.144)` */
function estimateText(part: Pick<TargetPart, 'estimate' | 'low' | 'high' | 'unit'>): string {
  const spread = intervalText(part);
  return `${valueText(part.estimate)} ${part.unit}`.trim() + (spread === '' ? '' : ` (${spread})`);
}

/** `emergent: 8 of 11 pass`. */
function countOf(results: readonly TargetResult[], kind: string): string {
  const those = results.filter((one) => one.kind === kind && isCounted(one));
  return `${kind}: ${those.filter(({ pass }) => pass).length} of ${those.length} pass`;
}

/** The emergent targets of a standing as a row; none where there are none. */
function emergentWith(rows: readonly TargetRow[], standing: Standing): string[][] {
  const those = rows
    .filter((row) => row.result.kind === 'emergent' && isCounted(row.result))
    .filter(({ changedSince }) => standingOf(changedSince) === standing)
    .map(({ result }) => result);
  if (those.length === 0) return [];
  const passed = those.filter(({ pass }) => pass).length;
  const { told, says } = CHANGED[standing];
  return [[`**${told}**: ${says}`, `${passed} of ${those.length}`, those.map(({ id }) => id).join(', ')]];
}

const whyOf = ({ id, note, shortfall }: TargetResult): string =>
  `- **${id}**: ${note}. ${shortfall ?? 'Why is not known yet.'}`;
